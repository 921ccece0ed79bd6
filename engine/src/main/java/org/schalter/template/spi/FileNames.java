package org.schalter.template.spi;

import java.util.Optional;

/** Knows how files are called. */
@FunctionalInterface
public interface FileNames {

    /** The name of the file that an answer names; nothing if it names none. */
    Optional<String> name(String answer);
}
