package org.schalter.submission;

import java.util.ArrayList;
import java.util.List;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of an edition and what must be sealed of it. The edition is immutable and keeps every label and hint, so "what was
 * shown" is its hash, the language, the fee and, word for word, the declarations the applicant agreed to.
 */
final class SealedForm {

    private final FormModel model;
    private final List<Part> consents = new ArrayList<>();

    SealedForm(FormModel model) {
        this.model = model;
        collectConsents(model.root());
    }

    FormModel model() {
        return model;
    }

    /** What the applicant saw and agreed to, as JSON. */
    String shown(Submission submission, String way) {
        ObjectNode shown = JsonMapper.shared().createObjectNode();
        shown.put("edition", submission.edition());
        shown.put("hash", submission.hash());
        shown.put("language", submission.language());
        shown.put("way", way);
        submission.fee().ifPresent(fee -> shown.put("fee", fee.total().toPlainString() + " " + fee.currency()));
        ArrayNode agreed = shown.putArray("consents");
        for (Part consent : consents) {
            if (isTrue(submission.answers(), consent.path())) {
                agreed.addObject()
                        .put("at", "/" + consent.path().replace('.', '/'))
                        .put("title", consent.title(submission.language()))
                        .put("text", consent.description(submission.language()));
            }
        }
        return shown.toString();
    }

    /** A declaration is a yes that the schema demands: {@code const: true}. */
    private void collectConsents(Part part) {
        if (part.schema().path("const").isBoolean()
                && part.schema().path("const").booleanValue()) {
            consents.add(part);
        }
        part.children().forEach(this::collectConsents);
    }

    private static boolean isTrue(JsonNode answers, String path) {
        JsonNode node = answers;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.isBoolean() && node.booleanValue();
    }
}
