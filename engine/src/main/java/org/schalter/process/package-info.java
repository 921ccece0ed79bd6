/** Says what happens after sending: reads the author's BPMN into a model of our own, and checks it. Nothing runs here. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"site", "expression", "definition", "editing", "publishing :: spi", "validation"})
package org.schalter.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
