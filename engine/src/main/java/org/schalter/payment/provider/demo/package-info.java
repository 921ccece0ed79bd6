/** A pretended payment provider, so that the whole product runs without a contract with anybody. */
@NullMarked
package org.schalter.payment.provider.demo;

import org.jspecify.annotations.NullMarked;
