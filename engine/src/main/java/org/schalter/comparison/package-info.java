/** Compares two states of a service: what has changed, in words, and what that means for people who have begun. */
@NullMarked
@ApplicationModule(allowedDependencies = {"expression", "definition", "validation", "process"})
package org.schalter.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
