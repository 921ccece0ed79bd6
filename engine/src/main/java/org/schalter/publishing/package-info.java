/** Publishes: findings, examples, immutable numbered editions, the live one, the catalogue. */
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "event", "definition", "editing", "editing :: spi"})
package org.schalter.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
