/** What has happened, stored in the transaction of its cause and told to later stages until they have coped with it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "secrecy"})
package org.schalter.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
