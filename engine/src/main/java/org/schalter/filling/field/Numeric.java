package org.schalter.filling.field;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** A number, with decimals or without. */
final class Numeric extends Plain {

    private final String schemaType;

    private Numeric(String id, String schemaType) {
        super(id);
        this.schemaType = schemaType;
    }

    static Numeric integer() {
        return new Numeric("integer", "integer");
    }

    static Numeric number() {
        return new Numeric("number", "number");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is(schemaType);
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.text();
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = Numerals.read(text, posted.locale());
        boolean readable = number != null
                && (schemaType.equals("number") || number.stripTrailingZeros().scale() <= 0);
        return readable ? DecimalNode.valueOf(number) : StringNode.valueOf(text);
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return answer != null && answer.isNumber()
                ? Filled.of(Numerals.write(answer.decimalValue(), locale))
                : super.show(shape, answer, locale);
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        return answer.isNumber() ? Numerals.write(answer.decimalValue(), locale) : written(answer);
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        boolean negative = !shape.schema().has("minimum")
                || shape.schema().path("minimum").decimalValue().signum() < 0;
        String mode = negative ? "text" : schemaType.equals("integer") ? "numeric" : "decimal";
        return Map.of("inputmode", mode, "autocomplete", "off", "width", "10", "kind", "number");
    }
}
