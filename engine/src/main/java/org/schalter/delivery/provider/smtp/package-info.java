/** Delivers by e-mail over the server that {@code spring.mail.*} names. */
@NullMarked
package org.schalter.delivery.provider.smtp;

import org.jspecify.annotations.NullMarked;
