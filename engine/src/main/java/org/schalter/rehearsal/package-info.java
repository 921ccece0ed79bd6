/** Rehearses: before a service is published, its author's examples take their way through the process, without effect;
 * and what expressions, letters and messages would come to with them can be tried. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "expression",
            "definition",
            "editing",
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
