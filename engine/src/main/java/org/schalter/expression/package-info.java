/** FEEL, the only expression language, and DMN decisions over it: exact, bounded in time and size. */
@NullMarked
package org.schalter.expression;

import org.jspecify.annotations.NullMarked;
