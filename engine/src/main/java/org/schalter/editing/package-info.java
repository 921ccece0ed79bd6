/** Edits: each service's working copy, file by file, by several people at once, whatever state it is in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "definition"})
package org.schalter.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
