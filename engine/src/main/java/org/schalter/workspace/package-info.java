/** The editors' desk: all services with their state, in folders, in the archive or the bin; and how a new one begins. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"site", "definition", "conversion", "editing", "editing :: spi", "publishing"})
package org.schalter.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
