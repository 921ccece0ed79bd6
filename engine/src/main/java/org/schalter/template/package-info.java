/** Words it: templates of letters and messages, read as data, checked before publishing, filled in with a case's values. */
@NullMarked
@ApplicationModule(allowedDependencies = {"expression", "definition", "publishing :: spi", "validation", "process"})
package org.schalter.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
