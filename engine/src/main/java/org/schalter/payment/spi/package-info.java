/** What somebody writes who connects a payment provider; see {@link org.schalter.payment.spi.PaymentProvider}. */
@NullMarked
@NamedInterface("spi")
package org.schalter.payment.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
