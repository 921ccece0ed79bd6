/** What a channel that delivers messages needs to know; for other people's channels too. */
@NullMarked
@NamedInterface("spi")
package org.schalter.delivery.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
