/** Seals what is stored of people: each case has a key of its own, and whoever deletes that key deletes what it sealed. */
@NullMarked
@ApplicationModule(allowedDependencies = "storage")
package org.schalter.secrecy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
