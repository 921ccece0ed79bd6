/** Rehearses: before a service is published, its author's examples take their way through the process, without effect. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "expression",
            "definition",
            "publishing :: spi",
            "validation",
            "process",
            "process :: spi",
            "submission",
            "workflow",
            "casework"
        })
package org.schalter.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
