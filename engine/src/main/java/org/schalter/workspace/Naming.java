package org.schalter.workspace;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.Text;
import tools.jackson.databind.json.JsonMapper;

/** Gives a package another key and title, in the lines that say them; every other byte stays, comments too. */
final class Naming {

    static final String MANIFEST = "service.yaml";

    private static final Pattern KEY = Pattern.compile("(?m)^key:[^\\r\\n]*");

    /** The title with all its indented lines. */
    private static final Pattern TITLE =
            Pattern.compile("(?m)^title:[^\\r\\n]*(?:\\R(?:[ \\t]+[^\\r\\n]*|[ \\t]*(?=\\R[ \\t])))*");

    private Naming() {}

    static SortedMap<String, byte[]> of(SortedMap<String, byte[]> files, ServiceKey key) {
        return replaced(files, KEY, "key: " + key.value());
    }

    /** A text of one language is the title in all languages that the package has, until somebody translates it. */
    static SortedMap<String, byte[]> titled(SortedMap<String, byte[]> files, Text title) {
        var before = PackageFiles.title(files);
        if (before.isEmpty()) {
            return files;
        }
        var line = new StringBuilder("title: {");
        for (var language : before.get().byLanguage().keySet()) {
            line.append(line.toString().endsWith("{") ? "" : ", ")
                    .append(language)
                    .append(": ")
                    .append(JsonMapper.shared().writeValueAsString(title.in(language)));
        }
        var after = replaced(files, TITLE, line.append('}').toString());
        // Whoever writes their title in some other way keeps it, rather than have it broken.
        return PackageFiles.title(after).isPresent() ? after : files;
    }

    private static SortedMap<String, byte[]> replaced(SortedMap<String, byte[]> files, Pattern place, String line) {
        var manifest = files.get(MANIFEST);
        if (manifest == null) {
            return files;
        }
        var text = new String(manifest, StandardCharsets.UTF_8);
        var changed = PackageFiles.copy(files);
        changed.put(
                MANIFEST,
                place.matcher(text).replaceFirst(Matcher.quoteReplacement(line)).getBytes(StandardCharsets.UTF_8));
        return changed;
    }
}
