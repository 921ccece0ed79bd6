/** Keeps the journal of every event; deletes what is due. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"site", "event", "definition", "submission", "submission :: spi", "casework", "document"
        })
package org.schalter.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
