package org.schalter.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How an IBAN, a phone number, a number plate … is written; never whether it exists. */
final class Spelling {

    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{5}");
    private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,13}\\.[0-9]{2}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()/ .\\-\\u2010-\\u2013]{3,40}");
    private static final Pattern PLATE = Pattern.compile("([A-ZÄÖÜ]{1,3})[- ]([A-Z]{1,2}) ?([1-9][0-9]{0,3})[EH]?");
    private static final Set<String> NEVER_ISSUED = Set.of("HJ", "KZ", "NS", "SA", "SS");
    private static final Pattern NAME = Pattern.compile(resource("din91379-a.txt"));
    private static final BitSet SINGLE_LETTERS = singleLetters();
    private static final Pattern EMAIL = emailOf("a-zA-Z0-9");
    private static final Pattern IDN_EMAIL = emailOf("\\p{L}\\p{M}\\p{N}");
    private static final int LONGEST_EMAIL = 320;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private Spelling() {}

    /** As people's addresses are: dots and no quotes before the @, a domain with a dot after it, whichever domains there are. */
    static boolean email(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    static boolean internationalEmail(String text) {
        return text.length() <= LONGEST_EMAIL && IDN_EMAIL.matcher(text).matches();
    }

    /** With or without spaces, in capitals or not; the check digits must be right. */
    static boolean iban(String text) {
        String plain = text.replace(" ", "").toUpperCase(Locale.ROOT);
        try {
            nl.garvelink.iban.IBAN.valueOf(plain);
            return text.length() <= 60;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    static boolean postalCode(String text) {
        return POSTAL_CODE.matcher(text).matches() && !text.startsWith("00");
    }

    /** A number that can be dialled from Germany: local form, or with its country's code. */
    static boolean phone(String text) {
        if (!PHONE.matcher(text).matches()) {
            return false;
        }
        try {
            return PHONES.isPossibleNumber(PHONES.parse(text, "DE"));
        } catch (NumberParseException unreadable) {
            return false;
        }
    }

    /** {@code DN-AB 123}, with E or H at the end; at most eight characters; no letters that are never issued. */
    static boolean licencePlate(String text) {
        java.util.regex.Matcher plate = PLATE.matcher(text);
        return plate.matches() && text.replaceAll("[- ]", "").length() <= 8 && !NEVER_ISSUED.contains(plate.group(2));
    }

    /** Most names have no letter that is written as a sequence; those need no pattern. */
    static boolean din91379a(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!SINGLE_LETTERS.get(text.charAt(i))) {
                return NAME.matcher(text).matches();
            }
        }
        return true;
    }

    private static BitSet singleLetters() {
        BitSet letters = new BitSet(0x2100);
        for (char c = ' '; c < 0x2100; c++) {
            letters.set(c, NAME.matcher(String.valueOf(c)).matches());
        }
        return letters;
    }

    static boolean money(JsonNode value) {
        if (value.isString()) {
            return MONEY.matcher(value.asString()).matches();
        }
        return !value.isNumber() || cents(value.decimalValue());
    }

    static boolean cents(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2;
    }

    /** A GeoJSON point in WGS 84: longitude, latitude, and perhaps a height. */
    static boolean point(JsonNode value) {
        if (!value.isObject()) {
            return true;
        }
        JsonNode position = value.path("coordinates");
        return value.path("type").stringValue("").equals("Point")
                && position.isArray()
                && (position.size() == 2 || position.size() == 3)
                && position.valueStream().allMatch(JsonNode::isNumber)
                && Math.abs(position.get(0).doubleValue()) <= 180
                && Math.abs(position.get(1).doubleValue()) <= 90;
    }

    private static Pattern emailOf(String letters) {
        String atom = "[" + letters + "!#$%&'*+/=?^_`{|}~-]++";
        String label = "[" + letters + "](?:[" + letters + "-]{0,61}[" + letters + "])?";
        return Pattern.compile(atom + "(?:\\." + atom + ")*+@(?:" + label + "\\.)+" + label);
    }

    private static String resource(String name) {
        try (InputStream in = Spelling.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The resource <" + name + "> can't be read", unreadable);
        }
    }
}
