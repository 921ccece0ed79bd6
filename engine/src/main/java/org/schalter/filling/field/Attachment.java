package org.schalter.filling.field;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A file. The answer is the id of an upload, which the page stores before it reads the other fields. */
final class Attachment extends Plain {

    Attachment() {
        super("file");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("file");
    }

    /** Never from the text of a post: an id can only come from an upload. */
    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        return null;
    }

    @Override
    public java.util.Map<String, String> hints(Shape shape) {
        String kinds = shape.schema().path("contentMediaType").asString("");
        return java.util.Map.of("accept", kinds.isEmpty() ? "application/pdf,image/png,image/jpeg" : kinds);
    }
}
