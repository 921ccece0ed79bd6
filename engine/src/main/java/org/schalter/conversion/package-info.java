/** Converts: a form that others have described in their own way becomes a form of ours, with notes on what does not fit. */
@NullMarked
@ApplicationModule(allowedDependencies = "definition")
package org.schalter.conversion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
