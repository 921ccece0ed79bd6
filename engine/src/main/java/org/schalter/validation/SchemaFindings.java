package org.schalter.validation;

import java.util.List;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Texts;

final class SchemaFindings {
    private SchemaFindings() {}

    static List<Finding> of(FormDefinition form, Texts texts, List<String> languages, String file) {
        return List.of();
    }
}
