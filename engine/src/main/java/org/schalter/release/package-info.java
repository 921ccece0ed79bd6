/** Releases services: what would change, and for whom; by two people where the town wants it, at a date; and taken back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "event",
            "expression",
            "definition",
            "editing",
            "publishing",
            "workspace :: spi",
            "validation",
            "comparison",
            "submission",
            "rehearsal"
        })
package org.schalter.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
