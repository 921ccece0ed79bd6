package org.schalter.delivery.provider.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server answered, read from the words of the exception: its classes are those of one implementation. */
final class ReturnCode {

    private static final Pattern CODE = Pattern.compile("^\\s*(\\d{3})[ -]");

    private ReturnCode() {}

    /** The three digits, or 0. */
    static int of(Throwable failure) {
        Matcher matcher = CODE.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
