/** Keeps the journal of every event; deletes what is due. */
@NullMarked
package org.schalter.archive;

import org.jspecify.annotations.NullMarked;
