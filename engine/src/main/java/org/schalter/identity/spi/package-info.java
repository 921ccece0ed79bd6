/** What an identity provider is and says, in records of its own. */
@NullMarked
package org.schalter.identity.spi;

import org.jspecify.annotations.NullMarked;
