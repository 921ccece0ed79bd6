/** Issues documents: letters, permits and receipts from templates; their check codes and verification. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "event",
            "expression",
            "definition",
            "publishing :: spi",
            "identity",
            "validation",
            "process :: spi",
            "submission",
            "submission :: spi"
        })
package org.schalter.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
