/** Runs a checked process step by step, and asks a casebook what each step does. Flowable lives here and nowhere else. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"storage", "expression", "definition", "validation", "process", "process :: spi"})
package org.schalter.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
