package org.schalter.publishing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as the contract has it; these lists are short, so there is never a next page. */
record Items<T>(List<T> items, @Nullable String next) {

    static <T> Items<T> of(List<T> items) {
        return new Items<>(items, null);
    }
}
