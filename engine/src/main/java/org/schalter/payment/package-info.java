/** Takes payment: orders, providers, one settled payment per order. */
@NullMarked
package org.schalter.payment;

import org.jspecify.annotations.NullMarked;
