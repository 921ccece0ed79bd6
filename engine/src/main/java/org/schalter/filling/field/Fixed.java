package org.schalter.filling.field;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value that the citizen only reads: calculated, taken from elsewhere, or read-only. */
final class Fixed extends Plain {

    private final List<FieldType> others;

    Fixed(List<FieldType> others) {
        super("fixed");
        this.others = others;
    }

    @Override
    public boolean fits(Shape shape) {
        boolean single = !shape.is("object") || shape.format().equals("point");
        return shape.fixed()
                && single
                && !shape.is("rows")
                && !shape.is("entries")
                && (!shape.is("array") || shape.choosable());
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        return null;
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return Filled.of(answer == null ? "" : say(shape, answer, locale));
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        for (FieldType other : others) {
            if (other.fits(shape)) {
                return other.say(shape, answer, locale);
            }
        }
        return written(answer);
    }
}
