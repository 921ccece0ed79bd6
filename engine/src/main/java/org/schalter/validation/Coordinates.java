package org.schalter.validation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place on earth in degrees, as people write it and read it: {@code 50,80361° N, 6,48299° O} in German. */
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}([.,]\\d{1,15})?");

    /** Degrees with comma or point in every language, since a map's are copied with a point and thousands don't occur. */
    public static @Nullable BigDecimal degrees(String typed) {
        String plain = typed.replaceAll("[\\s\\u00A0\\u202F°]", "").replace('\u2212', '-');
        return NUMBER.matcher(plain).matches() ? new BigDecimal(plain.replace(',', '.')) : null;
    }

    /** Of the two numbers of a GeoJSON point: the longitude comes first there. */
    public static Optional<Coordinates> of(@Nullable Object longitude, @Nullable Object latitude) {
        return longitude instanceof Number x && latitude instanceof Number y
                ? Optional.of(new Coordinates(new BigDecimal(y.toString()), new BigDecimal(x.toString())))
                : Optional.empty();
    }

    public String say(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return half(latitude, "N", "S", english) + ", " + half(longitude, english ? "E" : "O", "W", english);
    }

    private static String half(BigDecimal degrees, String positive, String negative, boolean english) {
        String number = degrees.abs().toPlainString();
        String side = degrees.signum() < 0 ? negative : positive;
        return (english ? number : number.replace('.', ',')) + "°\u00A0" + side;
    }
}
