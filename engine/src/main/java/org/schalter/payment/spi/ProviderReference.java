package org.schalter.payment.spi;

/** The provider's own name of a payment. */
public record ProviderReference(String value) {

    public ProviderReference {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(
                    "the provider's reference <" + value + ">; right is one of 1 to 200 characters");
        }
    }
}
