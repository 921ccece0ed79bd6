package org.schalter.authoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A definition that no reference leads to is what is left of something. */
@Component
class EveryDefinitionIsUsed implements ServiceCheck {

    @Override
    public String id() {
        return "every-definition-is-used";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Finding> findings = new ArrayList<>();
        Words.forms(candidate).values().forEach(form -> check(form, findings));
        return findings;
    }

    private static void check(FormDefinition form, List<Finding> findings) {
        Set<String> references = new HashSet<>();
        boolean plain = references(form.schema(), references);
        for (String keyword : List.of("$defs", "definitions")) {
            for (String name : form.schema().path(keyword).propertyNames()) {
                String place = "/" + keyword + "/" + name.replace("~", "~0").replace("/", "~1");
                boolean used =
                        references.stream().anyMatch(it -> it.equals("#" + place) || it.startsWith("#" + place + "/"));
                if (plain && !used) {
                    findings.add(Finding.of(Severity.HINT, form.schemaFile(), place, "definition-unused", name));
                }
            }
        }
    }

    /** False where references go by names rather than places, or may be written in more than one way. */
    private static boolean references(JsonNode node, Set<String> references) {
        boolean plain = true;
        for (var member : node.properties()) {
            if (member.getKey().equals("$ref") && member.getValue().isString()) {
                String target = member.getValue().stringValue();
                references.add(target);
                plain &= target.startsWith("#/") && !target.contains("%");
            }
            plain &= !member.getKey().equals("$dynamicRef") && !member.getKey().equals("$recursiveRef");
            plain &= references(member.getValue(), references);
        }
        for (var item : node.isArray() ? node : List.<JsonNode>of()) {
            plain &= references(item, references);
        }
        return plain;
    }
}
