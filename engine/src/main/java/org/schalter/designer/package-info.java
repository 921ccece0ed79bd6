/** Shows the designer: its page, what it offers to build with, and what is being built as citizens will see it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "definition",
            "editing",
            "validation",
            "process :: spi",
            "filling",
            "filling :: field"
        })
package org.schalter.designer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
