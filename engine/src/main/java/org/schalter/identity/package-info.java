/** Knows who is asking, on whose behalf, and how surely. */
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "event"})
package org.schalter.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
