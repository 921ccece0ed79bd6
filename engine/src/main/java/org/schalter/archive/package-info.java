/** Keeps the journal of every event; hands completed cases over; forgets what is due. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "storage",
            "secrecy",
            "event",
            "definition",
            "publishing",
            "submission",
            "submission :: spi",
            "casework",
            "document"
        })
package org.schalter.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
