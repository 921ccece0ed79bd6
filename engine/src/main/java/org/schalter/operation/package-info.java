/** Watches over all stages: finds what is missing, repairs it, tells operators, and tells applicants the same truth. */
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "secrecy", "event", "submission", "submission :: spi", "delivery"})
package org.schalter.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
