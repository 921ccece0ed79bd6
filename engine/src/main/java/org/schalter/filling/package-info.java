/** Fills in: drafts, the journey (computed, never stored), pages, uploads, review. */
@NullMarked
package org.schalter.filling;

import org.jspecify.annotations.NullMarked;
