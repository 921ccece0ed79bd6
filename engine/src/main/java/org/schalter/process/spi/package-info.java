/** What a process can do beside asking clerks: actions, supplied by later stages and by third parties. */
@NullMarked
@NamedInterface("spi")
package org.schalter.process.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
