package org.schalter.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schalter.definition.Texts;
import tools.jackson.databind.node.ObjectNode;

final class Wording {
    Wording(Part root, Texts texts, List<String> languages) {}

    List<Fault> faults(List<Complaint> complaints, ObjectNode answers, String language) {
        Set<String> seen = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (Complaint one : complaints) {
            if (seen.add(one.at() + " " + one.keyword())) {
                faults.add(new Fault(one.at(), one.keyword(), one.keyword(), one.schemaAt()));
            }
        }
        return faults;
    }
}
