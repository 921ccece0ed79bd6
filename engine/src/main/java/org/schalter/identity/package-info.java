/** Knows who is asking, on whose behalf, and how surely. */
@NullMarked
package org.schalter.identity;

import org.jspecify.annotations.NullMarked;
