/** What later stages tell templates: how the files are called that answers name. */
@NullMarked
@NamedInterface("spi")
package org.schalter.template.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
