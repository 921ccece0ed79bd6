/** Defines what a service is: reads a service package from a folder or a zip, with every problem as a finding. */
@NullMarked
@ApplicationModule(allowedDependencies = "expression")
package org.schalter.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
