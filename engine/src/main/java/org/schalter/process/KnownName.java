package org.schalter.process;

import org.jspecify.annotations.Nullable;

/**
 * Something that an expression may name.
 *
 * @param name as it is written in FEEL, for example {@code answers.dogs.breed}
 * @param type as FEEL calls it; empty where nothing is known of it
 * @param title what a person calls it; empty for what every case has
 * @param of the list in whose entries it stands
 */
record KnownName(
        String name, String type, String title, @Nullable String of) {}
