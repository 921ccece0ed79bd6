package org.schalter.designer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The forms library's parts that go into a form: blocks with their texts, and code lists. */
final class LibraryShelf {

    private static final String LIBRARY = "classpath*:/forms-library/";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    ArrayNode blocks() {
        var blocks = JsonNodeFactory.instance.arrayNode();
        for (var file : find("blocks/*/schema.json")) {
            var schema = JsonMapper.shared().readTree(bytes(file));
            var name = folder(file);
            var block = blocks.addObject().put("id", name);
            block.put("title", schema.path("title").asString(name));
            ((ObjectNode) schema).remove("$schema");
            block.set("schema", schema);
            block.set("texts", texts(name));
        }
        return blocks;
    }

    ArrayNode codeLists(String language) {
        var lists = JsonNodeFactory.instance.arrayNode();
        for (var file : find("codelists/*.yaml")) {
            var list = YAMLMapper.shared().readTree(bytes(file));
            var name = String.valueOf(file.getFilename()).replace(".yaml", "");
            var json = lists.addObject().put("id", name);
            json.put("title", title(list, name, language));
            json.put("entries", list.path("entries").size());
        }
        return lists;
    }

    private static String title(JsonNode list, String name, String language) {
        var title = Wording.of(list.path("title"), language);
        return title.isEmpty() ? name : title;
    }

    /** By language, as the block's files have them. */
    private ObjectNode texts(String block) {
        var texts = JsonNodeFactory.instance.objectNode();
        for (var file : find("blocks/" + block + "/texts/*.properties")) {
            var language = String.valueOf(file.getFilename()).replace(".properties", "");
            var ofLanguage = texts.putObject(language);
            new TreeMap<>(properties(file)).forEach((key, text) -> ofLanguage.put(key.toString(), text.toString()));
        }
        return texts;
    }

    private static Properties properties(Resource file) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Resource[] find(String pattern) {
        try {
            return resources.getResources(LIBRARY + pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String folder(Resource file) {
        try {
            var parts = file.getURL().toString().split("/");
            return parts[parts.length - 2];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
