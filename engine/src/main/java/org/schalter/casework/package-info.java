/** Does the clerks' work: processes, tasks, decisions, deadlines. Flowable lives here and nowhere else. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "event",
            "expression",
            "definition",
            "publishing",
            "publishing :: spi",
            "identity",
            "validation",
            "process",
            "process :: spi",
            "filling",
            "filling :: field",
            "submission",
            "submission :: spi",
            "payment"
        })
package org.schalter.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
