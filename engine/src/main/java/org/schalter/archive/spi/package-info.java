/** What a long-term archive needs to know; for other people's archives too. */
@NullMarked
@NamedInterface("spi")
package org.schalter.archive.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
