package org.schalter.workspace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which services a list shows. */
enum State {
    /** Whatever lies on the desk: neither in the archive nor in the bin. */
    CURRENT(it -> !it.archived() && it.deletedAt() == null),
    /** At the counter. */
    LIVE(CURRENT.fits.and(it -> it.live() != null)),
    /** Not at the counter. */
    UNPUBLISHED(CURRENT.fits.and(it -> it.live() == null)),
    /** At the counter, but the working copy says something else. */
    CHANGED(LIVE.fits.and(it -> it.workingCopy() != null && it.workingCopy().differsFromLive())),
    ARCHIVED(it -> it.archived() && it.deletedAt() == null),
    /** In the bin. */
    DELETED(it -> it.deletedAt() != null),
    ALL(it -> true);

    private final Predicate<WorkspaceJson.Item> fits;

    State(Predicate<WorkspaceJson.Item> fits) {
        this.fits = fits;
    }

    boolean fits(WorkspaceJson.Item item) {
        return fits.test(item);
    }

    static Optional<State> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(State::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
