/** What a renderer of documents needs to know; for other people's renderers too. */
@NullMarked
@NamedInterface("spi")
package org.schalter.document.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
