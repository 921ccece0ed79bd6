/** Validates: a schema compiled once, answers in, a verdict out. Pure: no Spring, no I/O. */
@NullMarked
@ApplicationModule(allowedDependencies = {"expression", "definition"})
package org.schalter.validation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
