/** Publishes: working copies, findings, examples, immutable numbered editions, the live one, the catalogue. */
@NullMarked
package org.schalter.publishing;

import org.jspecify.annotations.NullMarked;
