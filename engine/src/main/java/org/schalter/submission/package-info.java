/** Submits: seals answers with their edition and a reference; the receipt ledger; the applicant's status page. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "storage",
            "secrecy",
            "event",
            "expression",
            "definition",
            "publishing",
            "publishing :: spi",
            "identity",
            "validation",
            "filling",
            "filling :: field",
            "filling :: spi"
        })
package org.schalter.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
