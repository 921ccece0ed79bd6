/** What later stages tell editors about their services: how much of each is under way. */
@NullMarked
@NamedInterface("spi")
package org.schalter.workspace.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
