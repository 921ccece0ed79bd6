/** What others plug into filling in: who takes what is sent, and where answers can be taken from. */
@NullMarked
@NamedInterface("spi")
package org.schalter.filling.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
