/** What an identity provider is and says, in records of its own. */
@NullMarked
@NamedInterface("spi")
package org.schalter.identity.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
