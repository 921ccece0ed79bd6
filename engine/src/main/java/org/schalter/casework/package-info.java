/** Does the clerks' work: cases on their way through their processes, tasks, decisions, deadlines. */
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
            "identity",
            "validation",
            "process",
            "process :: spi",
            "filling",
            "filling :: field",
            "submission",
            "submission :: spi",
            "payment",
            "workflow",
            "workspace :: spi"
        })
package org.schalter.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
