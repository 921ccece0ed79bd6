package org.schalter.filling.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** An amount of euros: a string with two places, or a number that is a multiple of a cent. */
final class Money extends Plain {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    Money() {
        super("money");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.format().equals("money")
                || shape.is("number")
                        && shape.schema().path("multipleOf").isNumber()
                        && shape.schema().path("multipleOf").decimalValue().compareTo(CENT) == 0;
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.text();
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal amount = Numerals.read(text.replace("€", ""), posted.locale());
        if (amount == null || amount.stripTrailingZeros().scale() > 2) {
            return StringNode.valueOf(text);
        }
        BigDecimal exact = amount.setScale(2, RoundingMode.UNNECESSARY);
        return shape.is("string") ? StringNode.valueOf(exact.toPlainString()) : DecimalNode.valueOf(exact);
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        BigDecimal amount = answer == null ? null : amount(answer);
        return amount == null ? super.show(shape, answer, locale) : Filled.of(Numerals.write(amount, locale));
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        BigDecimal amount = amount(answer);
        return amount == null ? written(answer) : Numerals.say(amount, 2, locale) + "\u00A0€";
    }

    private static @Nullable BigDecimal amount(JsonNode answer) {
        if (answer.isNumber()) {
            return answer.decimalValue().scale() < 2 ? answer.decimalValue().setScale(2) : answer.decimalValue();
        }
        String text = written(answer);
        return text.matches("-?\\d{1,30}\\.\\d{2}") ? new BigDecimal(text) : null;
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("inputmode", "decimal", "autocomplete", "off", "width", "10", "kind", "number");
    }
}
