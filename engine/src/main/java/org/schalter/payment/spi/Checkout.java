package org.schalter.payment.spi;

import java.net.URI;

/** A payment that has begun: where to send the payer, and by what name the provider knows it. */
public record Checkout(URI payPage, ProviderReference reference) {}
