package org.schalter.conversion;

import java.util.Optional;
import java.util.regex.Pattern;

/** How often an element may occur: {@code 0:1}, {@code 1:1}, {@code 0:*}, {@code 2:5}. */
record Cardinality(int least, Optional<Integer> most) {

    static final Cardinality ONE = new Cardinality(1, Optional.of(1));
    static final Cardinality MAYBE = new Cardinality(0, Optional.of(1));

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,5}):(\\*|0|[1-9]\\d{0,5})");

    /** Empty for what is none. */
    static Optional<Cardinality> of(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var most =
                match.group(2).equals("*") ? Optional.<Integer>empty() : Optional.of(Integer.valueOf(match.group(2)));
        int least = Integer.parseInt(match.group(1));
        return most.isPresent() && most.get() < least ? Optional.empty() : Optional.of(new Cardinality(least, most));
    }

    boolean isNone() {
        return most.isPresent() && most.get() == 0;
    }

    boolean isMany() {
        return most.isEmpty() || most.get() > 1;
    }

    boolean isRequired() {
        return least > 0;
    }

    Optional<Part.Repeat> repeat() {
        return isMany() ? Optional.of(new Part.Repeat(least, most)) : Optional.empty();
    }
}
