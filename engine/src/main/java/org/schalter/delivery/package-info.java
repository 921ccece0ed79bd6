/** Delivers documents and messages, keeps trying, and proves it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "event",
            "expression",
            "definition",
            "publishing",
            "validation",
            "process :: spi",
            "template",
            "filling",
            "submission",
            "submission :: spi",
            "document"
        })
package org.schalter.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
