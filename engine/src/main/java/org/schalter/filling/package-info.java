/** Fills in: drafts, the journey (computed, never stored), pages, uploads, review. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "storage",
            "secrecy",
            "event",
            "definition",
            "publishing",
            "publishing :: spi",
            "identity",
            "validation",
            "comparison",
            "template :: spi",
            "workspace :: spi"
        })
package org.schalter.filling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
