/** FEEL, the only expression language, and DMN decisions over it: exact, bounded in time and size. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.schalter.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
