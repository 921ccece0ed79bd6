package org.schalter.payment.spi;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * What is to be paid, as a provider sees it.
 *
 * @param id this attempt to pay; a second attempt at the same order has another
 * @param reference the case's reference, for the payer's statement
 * @param amount greater than zero, two decimal places
 * @param currency ISO 4217, for example {@code EUR}
 * @param purpose what it is for, in the payer's language
 * @param items what the amount consists of; may be empty
 * @param returnTo where the provider sends the payer back to, whatever came of it
 * @param hook where the provider may tell, by an empty POST, that asking is worth while
 * @param language BCP 47
 */
public record Order(
        UUID id,
        String reference,
        BigDecimal amount,
        String currency,
        String purpose,
        List<Item> items,
        URI returnTo,
        URI hook,
        String language) {

    public Order {
        if (amount.signum() <= 0 || amount.scale() != 2) {
            throw new IllegalArgumentException(
                    "an order over <" + amount + ">; right is an amount above zero with two decimal places");
        }
        items = List.copyOf(items);
    }

    /** One position of the amount. */
    public record Item(String label, BigDecimal amount) {}
}
