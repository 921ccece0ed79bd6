package org.schalter.validation;

import com.google.re2j.Pattern;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An author's {@code pattern}, read as ECMA-262 says, that can't hang anything.
 *
 * <p>Two engines know it. The JDK's backtracks: it is fast on what people type and explodes on what attackers type, so
 * it reads through a counter that stops it after a bounded number of looks at a character. RE2/J takes over then, and for
 * long texts from the start: it is linear, but knows no look-around and no back-references. Where a pattern needs those
 * <em>and</em> exceeds the budget, the text is refused as too costly, never waited for.
 */
final class EcmaPattern {

    enum Outcome {
        MATCHES,
        DIFFERS,
        TOO_COSTLY
    }

    private static final int LONG = 2_000;
    private static final int LOOKS = 50_000;
    private static final int LOOKS_ALONE = 1_000_000;
    private static final ScopedValue<int[]> PATIENCE = ScopedValue.newInstance();
    private static final int PATIENCE_WITH_ONE_VERDICT = 5_000_000;

    private final java.util.regex.@Nullable Pattern backtracking;
    private final @Nullable Pattern linear;

    private EcmaPattern(java.util.regex.@Nullable Pattern backtracking, @Nullable Pattern linear) {
        this.backtracking = backtracking;
        this.linear = linear;
    }

    /** @throws PatternSyntaxException where neither engine understands it */
    static EcmaPattern of(String source) {
        Function<String, Optional<Pattern>> re2 = text -> attempt(() -> Pattern.compile(text));
        Optional<Pattern> linear = attempt(() -> EcmaSyntax.forRe2(source)).flatMap(re2);
        Optional<java.util.regex.Pattern> backtracking =
                attempt(() -> java.util.regex.Pattern.compile(EcmaSyntax.forJdk(source)));
        if (linear.isEmpty() && backtracking.isEmpty()) {
            throw new PatternSyntaxException("no ECMA-262 pattern", source, -1);
        }
        return new EcmaPattern(backtracking.orElse(null), linear.orElse(null));
    }

    private static <T> Optional<T> attempt(Supplier<T> compile) {
        try {
            return Optional.of(compile.get());
        } catch (IllegalArgumentException | com.google.re2j.PatternSyntaxException | StackOverflowError refused) {
            return Optional.empty();
        }
    }

    boolean matches(String text) {
        return test(text) == Outcome.MATCHES;
    }

    Outcome test(String text) {
        if (linear != null && (backtracking == null || text.length() > LONG)) {
            return found(linear, text);
        }
        int[] patience = PATIENCE.isBound() ? PATIENCE.get() : new int[] {PATIENCE_WITH_ONE_VERDICT};
        int looks = Math.min(linear == null ? LOOKS_ALONE : LOOKS, patience[0]);
        int[] left = {looks};
        try {
            boolean found = Objects.requireNonNull(backtracking)
                    .matcher(new Counted(text, 0, text.length(), left))
                    .find();
            return found ? Outcome.MATCHES : Outcome.DIFFERS;
        } catch (Exhausted | StackOverflowError tooMuch) {
            return linear == null ? Outcome.TOO_COSTLY : found(linear, text);
        } finally {
            patience[0] -= looks - Math.max(0, left[0]);
        }
    }

    /** All patterns of one verdict share one budget, so that a thousand costly rows cost no more than a few. */
    static <T> T patiently(Supplier<T> verdict) {
        return ScopedValue.where(PATIENCE, new int[] {PATIENCE_WITH_ONE_VERDICT})
                .call(verdict::get);
    }

    private static Outcome found(Pattern pattern, String text) {
        return pattern.matcher(text).find() ? Outcome.MATCHES : Outcome.DIFFERS;
    }

    /** Counts every look at a character; the JDK's engine has no other place to be stopped at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final int from;
        private final int to;
        private final int[] left;

        Counted(String text, int from, int to, int[] left) {
            this.text = text;
            this.from = from;
            this.to = to;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new Exhausted();
            }
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end, left);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Exhausted() {
            super("budget", null, false, false);
        }
    }
}
