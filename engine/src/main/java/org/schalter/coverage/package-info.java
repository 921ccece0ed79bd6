/** Tells what of a service its tests reach, what they do not, and which tests are missing. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "expression",
            "definition",
            "editing",
            "publishing",
            "validation",
            "process",
            "submission",
            "rehearsal"
        })
package org.schalter.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
