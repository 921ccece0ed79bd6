package org.schalter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what is wrong with a layout's rules: conditions on what the schema lacks, and disabling that does nothing or too much. */
final class RuleFindings {

    private final Targets targets;
    private final String file;
    private final List<Finding> findings;

    RuleFindings(Targets targets, String file, List<Finding> findings) {
        this.targets = targets;
        this.file = file;
        this.findings = findings;
    }

    /**
     * Checks the rule of one element.
     *
     * @param inside the paths of the controls that the element is or holds
     */
    void check(JsonNode element, String at, Targets.Base base, Set<String> inside) {
        JsonNode rule = element.path("rule");
        String effect = rule.path("effect").asString("");
        if (effect.isEmpty()) {
            return;
        }
        List<String> looksAt = looksAt(rule.path("condition"), at + "/rule/condition", base);
        if (!effect.equals("ENABLE") && !effect.equals("DISABLE")) {
            return;
        }
        if (element.path("type").asString("").equals("Label")) {
            warning(at, "<" + effect + "> on a Label changes nothing; expected <SHOW> or <HIDE>");
        } else if (!looksAt.isEmpty() && looksAt.stream().allMatch(path -> isWithin(path, inside))) {
            warning(
                    at,
                    "<" + effect + "> looks at nothing but what it disables, " + looksAt
                            + ", so what was disabled once can never be changed again; expected another property");
        }
    }

    /** The paths of the properties that a condition looks at. */
    private List<String> looksAt(JsonNode condition, String at, Targets.Base base) {
        List<String> paths = new ArrayList<>();
        JsonNode several = condition.path("conditions");
        for (int i = 0; i < several.size(); i++) {
            paths.addAll(looksAt(several.get(i), at + "/conditions/" + i, base));
        }
        String scope = condition.path("scope").asString("#");
        Optional<Targets.Base> target = scope.equals("#") ? Optional.empty() : targets.of(scope, at + "/scope", base);
        target.ifPresent(found -> paths.add(found.path()));
        return paths;
    }

    private static boolean isWithin(String path, Set<String> inside) {
        return inside.stream().anyMatch(control -> path.equals(control) || path.startsWith(control + "."));
    }

    private void warning(String at, String message) {
        findings.add(Finding.warning(file, at + "/rule", message));
    }
}
