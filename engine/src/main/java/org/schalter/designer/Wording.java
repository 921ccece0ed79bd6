package org.schalter.designer;

import tools.jackson.databind.JsonNode;

/** Texts as declarations have them: one a language, or the same in all. */
final class Wording {

    private Wording() {}

    static String of(JsonNode texts, String language) {
        return texts.isObject() ? texts.path(language).asString(texts.path("de").asString("")) : texts.asString("");
    }
}
