/** Fills in what the identity provider has told of the person. */
@NullMarked
package org.schalter.filling.provider.identity;

import org.jspecify.annotations.NullMarked;
