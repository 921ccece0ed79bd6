/** Delivers to nobody: in a demo, what would be sent is shown on a page. */
@NullMarked
package org.schalter.delivery.provider.demo;

import org.jspecify.annotations.NullMarked;
