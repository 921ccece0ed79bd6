/** Pretends to know people, each by their name as password. */
@NullMarked
package org.schalter.identity.provider.demo;

import org.jspecify.annotations.NullMarked;
