package org.schalter.definition;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Says of what a manifest declares that nothing comes of it yet, so that nobody relies on it. */
final class DeclaredOnly {

    private static final String FILE = "service.yaml";

    private DeclaredOnly() {}

    static List<Finding> in(JsonNode manifest) {
        List<Finding> findings = new ArrayList<>();
        manifest.path("documents").properties().forEach(document -> {
            if (document.getValue().path("seal").asBoolean(false)) {
                findings.add(Finding.hint(
                        FILE,
                        "/documents/" + document.getKey() + "/seal",
                        "<true> is noted, but documents bear a check code and no electronic seal yet; expected readers"
                                + " who check the code"));
            }
        });
        return findings;
    }
}
