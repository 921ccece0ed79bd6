/** What a transaction writes and nobody reads in it is sent to the database together, at its end. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.schalter.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
