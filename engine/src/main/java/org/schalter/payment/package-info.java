/** Takes payment: orders, providers, one settled payment per order. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "event",
            "definition",
            "publishing",
            "validation",
            "identity",
            "submission",
            "submission :: spi",
            "workspace :: spi"
        })
package org.schalter.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
