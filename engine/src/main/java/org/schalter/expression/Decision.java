package org.schalter.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One decision file: decision tables and literal expressions over FEEL, each decision asking the ones it requires. */
public final class Decision {

    private Decision() {}

    /**
     * Reads a {@code .dmn} file.
     *
     * @throws InvalidDecision with everything that is wrong
     */
    public static Decision read(byte[] xml, String fileName) {
        return new Decision();
    }

    /** The outputs by name; empty when no rule applies. The list of a collecting table stands under the decision's name. */
    public Map<String, @Nullable Object> decide(Scope scope) {
        return Map.of();
    }

    /** The variables the file names. */
    public List<Path> paths() {
        return List.of();
    }

    /** The names of what {@link #decide} yields. */
    public List<String> outputs() {
        return List.of();
    }

    /** The ids of all rules, for coverage. */
    public List<String> ruleIds() {
        return List.of();
    }

    /** The ids of the rules that apply in this scope. */
    public Set<String> rulesHit(Scope scope) {
        return Set.of();
    }
}
