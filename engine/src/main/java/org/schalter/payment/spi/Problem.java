package org.schalter.payment.spi;

/** Something an operator must put right: which setting or system, what is wrong, what would be right. */
public record Problem(String where, String message) {}
