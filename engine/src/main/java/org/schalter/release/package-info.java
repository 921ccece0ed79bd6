/** Releases services: what would change, and for whom; by two people where the town wants it, at a date; and taken back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"site", "definition", "editing", "publishing", "comparison", "workspace :: spi"})
package org.schalter.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
