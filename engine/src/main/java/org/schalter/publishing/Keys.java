package org.schalter.publishing;

import java.util.Optional;
import org.schalter.definition.ServiceKey;

/** Service keys as they come in by an address: what cannot be one names no service. */
final class Keys {

    private Keys() {}

    static Optional<ServiceKey> parse(String key) {
        return ServiceKey.fits(key) ? Optional.of(new ServiceKey(key)) : Optional.empty();
    }
}
