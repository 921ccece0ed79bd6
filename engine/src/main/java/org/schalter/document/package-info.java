/** Issues documents: letters, permits and receipts on the town's paper, as files; their check codes and verification. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "secrecy",
            "event",
            "expression",
            "definition",
            "editing",
            "identity",
            "process :: spi",
            "template",
            "submission",
            "submission :: spi",
            "rehearsal"
        })
package org.schalter.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
