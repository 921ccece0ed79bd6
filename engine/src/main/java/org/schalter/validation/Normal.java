package org.schalter.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Answers as they are to be read: a copy with composed characters (NFC), no space at the rims of texts, exact numbers.
 *
 * <p>It also refuses what no form takes, before anything costly looks at it: more than two million characters, a
 * hundred thousand values or sixty levels, numbers of hundreds of digits, control characters.
 */
final class Normal {

    static final int LEVELS = 60;
    static final int CHARACTERS = 2_000_000;
    static final int VALUES = 100_000;
    private static final int DIGITS = 100;
    private static final BigInteger EXACT_DOUBLE = BigInteger.ONE.shiftLeft(53);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Texts that the schema itself spells with a space at the rim, or decomposed: options, which must stay what they are. */
    private final Set<String> spelledOut;

    private final List<Complaint> complaints = new ArrayList<>();
    private int characters;
    private int values;

    private Normal(Set<String> spelledOut) {
        this.spelledOut = spelledOut;
    }

    record Outcome(JsonNode answers, List<Complaint> complaints) {}

    static Outcome of(JsonNode answers, Set<String> spelledOut) {
        Normal normal = new Normal(spelledOut);
        try {
            return new Outcome(normal.copy(answers, null, 0), normal.complaints);
        } catch (TooMuch limit) {
            return new Outcome(JSON.objectNode(), List.of(limit.complaint));
        }
    }

    private JsonNode copy(JsonNode node, @Nullable Place place, int level) {
        if (++values > VALUES) {
            throw new TooMuch("values", VALUES);
        }
        if (node instanceof StringNode text) {
            return text(text, place);
        }
        if (node.isNumber()) {
            return number(node, place);
        }
        if (node.isContainer() && level >= LEVELS) {
            throw new TooMuch("levels", LEVELS);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                count(field.getKey().length());
                copy.set(field.getKey(), copy(field.getValue(), new Place(place, field.getKey()), level + 1));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.arrayNode(array.size());
            for (int i = 0; i < array.size(); i++) {
                copy.add(copy(array.get(i), new Place(place, i), level + 1));
            }
            return copy;
        }
        return node;
    }

    private JsonNode text(StringNode node, @Nullable Place place) {
        String text = node.asString();
        count(text.length());
        if (plain(text) || spelledOut.contains(text)) {
            return node;
        }
        String composed = composed(text);
        if (composed.codePoints().anyMatch(Normal::forbidden)) {
            complaints.add(Complaint.of(Place.pointer(place), "x-characters", ""));
        }
        return composed.equals(text) ? node : JSON.stringNode(composed);
    }

    /** Printable ASCII without a space at the rims is what it is. */
    private static boolean plain(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return length == 0 || (text.charAt(0) != ' ' && text.charAt(length - 1) != ' ');
    }

    static String composed(String text) {
        return trimmed(Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n"));
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /** Controls other than line ends and tabs, halves of characters, non-characters, and what turns the writing around. */
    private static boolean forbidden(int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            return false;
        }
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || c == 0x202D
                || c == 0x202E;
    }

    private JsonNode number(JsonNode node, @Nullable Place place) {
        if (node.isInt() || node.isShort()) {
            return node;
        }
        if (node.isIntegralNumber()) {
            BigInteger value = node.bigIntegerValue();
            return refused(new BigDecimal(value), place) || value.abs().compareTo(EXACT_DOUBLE) <= 0
                    ? node
                    : JSON.numberNode(new BigDecimal(value));
        }
        if (!node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
            complaints.add(Complaint.of(Place.pointer(place), "type", "").with("type", "number"));
            return node;
        }
        BigDecimal exact = node.isBigDecimal() ? node.decimalValue() : new BigDecimal(node.asString());
        return refused(exact, place) ? node : whole(exact);
    }

    /** {@code 1.0} and {@code 1e0} are 1. */
    private static JsonNode whole(BigDecimal exact) {
        BigDecimal plain = exact.stripTrailingZeros();
        boolean small = plain.scale() <= 0 && plain.precision() - plain.scale() <= 15;
        return small ? JSON.numberNode(plain.longValueExact()) : JSON.numberNode(exact);
    }

    /** A number of a billion digits is written in eleven characters; calculating with it takes all memory there is. */
    private boolean refused(BigDecimal number, @Nullable Place place) {
        boolean refused = number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS;
        if (refused) {
            complaints.add(
                    Complaint.of(Place.pointer(place), "x-limit", "digits").with("limit", DIGITS));
        }
        return refused;
    }

    private void count(int more) {
        characters += more;
        if (characters > CHARACTERS) {
            throw new TooMuch("characters", CHARACTERS);
        }
    }

    private record Place(@Nullable Place parent, Object token) {
        static String pointer(@Nullable Place place) {
            return place == null ? "" : Pointers.of(pointer(place.parent), String.valueOf(place.token));
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Complaint complaint;

        TooMuch(String variant, int limit) {
            super(variant, null, false, false);
            this.complaint = Complaint.of("", "x-limit", variant).with("limit", limit);
        }
    }
}
