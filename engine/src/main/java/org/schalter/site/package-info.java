/** The page shell: layout, navigation, languages, error pages, security headers, and who may use which address. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.schalter.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
