/** Delivers documents and messages, keeps trying, and proves it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "storage",
            "secrecy",
            "event",
            "expression",
            "definition",
            "editing",
            "publishing",
            "validation",
            "process :: spi",
            "template",
            "filling",
            "submission",
            "submission :: spi",
            "rehearsal",
            "document"
        })
package org.schalter.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
