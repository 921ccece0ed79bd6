package org.schalter.filling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.validation.Fault;

/** The faults of a page, each shown once, at the field it belongs to. */
final class Faults {

    private final List<Fault> all;
    private final Set<Fault> shown = new HashSet<>();

    Faults(List<Fault> all) {
        this.all = all;
    }

    /** What is wrong with exactly this, null if nothing. */
    @Nullable
    String at(String pointer) {
        return all.isEmpty() ? null : first(pointer, false);
    }

    /** What is wrong with this or something in it, null if nothing. */
    @Nullable
    String under(String pointer) {
        return all.isEmpty() ? null : first(pointer, true);
    }

    private @Nullable String first(String pointer, boolean inside) {
        String message = null;
        for (Fault fault : all) {
            if (fault.at().equals(pointer) || inside && fault.at().startsWith(pointer + "/")) {
                shown.add(fault);
                message = message == null ? fault.message() : message;
            }
        }
        return message;
    }

    /** What no field has shown. */
    List<Fault> unshown() {
        List<Fault> rest = new ArrayList<>(all);
        rest.removeAll(shown);
        return rest;
    }
}
