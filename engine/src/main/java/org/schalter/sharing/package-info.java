/** Shares services: what another package of a service brings, part by part; services follow what they came from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "definition", "editing", "publishing", "comparison"})
package org.schalter.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
