package org.schalter.document.provider.pdf;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** As many places for making letters as there are processors, each with its own fonts; whoever finds none free waits. */
final class Workbench {

    private final BlockingQueue<Place> places;

    Workbench(int size) {
        places = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            places.add(new Place());
        }
    }

    <T> T with(Function<FontSet, T> work) {
        Place place = take();
        try {
            return work.apply(place.fonts());
        } finally {
            places.add(place);
        }
    }

    private Place take() {
        try {
            return places.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to make a letter", e);
        }
    }

    /** Fonts are parsed when the place is first used, so that starting the engine doesn't wait for them. */
    private static final class Place {

        private @Nullable FontSet fonts;

        FontSet fonts() {
            FontSet ready = fonts;
            if (ready == null) {
                ready = new FontSet();
                fonts = ready;
            }
            return ready;
        }
    }
}
