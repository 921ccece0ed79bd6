package org.schalter.coverage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.definition.Example;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingCopy;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are no test yet: read exactly as if they stood in the working copy. */
record Attempt(ServicePackage content, Example example) {

    private static final String NAME = "tried-now";

    /** @throws Problem where it is nothing that could be kept as a test */
    static Attempt of(WorkingCopy copy, JsonNode body) {
        if (!(body.path("answers") instanceof ObjectNode answers)) {
            throw wrong("<answers> is no object");
        }
        SortedMap<String, byte[]> files = new TreeMap<>(copy.files());
        var name = NAME;
        while (files.containsKey("examples/" + name + "/answers.json")) {
            name += "-x";
        }
        var folder = "examples/" + name + "/";
        files.put(folder + "answers.json", bytes(answers));
        files.put(folder + "expected.yaml", bytes(expected(body)));
        for (var file : body.path("files")) {
            files.put(folder + "files/" + file.asString(""), new byte[] {'-'});
        }
        return read(files, folder, name);
    }

    private static ObjectNode expected(JsonNode body) {
        var expected = JsonNodeFactory.instance.objectNode();
        expected.put("verdict", "accepted");
        if (body.path("expected") instanceof ObjectNode given) {
            expected.setAll(given);
        }
        return expected;
    }

    private static Attempt read(SortedMap<String, byte[]> files, String folder, String name) {
        var reading = PackageReader.of(files);
        List<Finding> own = reading.findings().stream()
                .filter(it -> it.file().startsWith(folder) || it.file().isEmpty())
                .toList();
        var content = reading.service();
        var example = content.stream()
                .flatMap(it -> it.examples().stream())
                .filter(it -> it.name().equals(name))
                .findFirst();
        if (content.isEmpty() || example.isEmpty() || own.stream().anyMatch(Finding::stopsPublishing)) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "unusable-test",
                            own.isEmpty()
                                    ? "this can't be a test of this service"
                                    : own.getFirst().message())
                    .with("findings", own);
        }
        return new Attempt(content.get(), example.get());
    }

    static Problem wrong(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "request", detail);
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
