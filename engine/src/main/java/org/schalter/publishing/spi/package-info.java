/** What later stages contribute to publishing: checks of a candidate, and how many submissions a service has taken. */
@NullMarked
@NamedInterface("spi")
package org.schalter.publishing.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
