/** What later stages tell editors about the service they edit: which edition of it citizens see. */
@NullMarked
@NamedInterface("spi")
package org.schalter.editing.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
