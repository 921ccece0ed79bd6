/** Reads what authors wrote as citizens will: labels, purposes, sentences, and what of people's lives is asked without need. */
@NullMarked
@ApplicationModule(allowedDependencies = {"definition", "publishing :: spi", "validation", "process"})
package org.schalter.authoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
