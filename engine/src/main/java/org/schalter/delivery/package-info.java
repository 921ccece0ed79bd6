/** Delivers documents and messages, keeps trying, and proves it. */
@NullMarked
package org.schalter.delivery;

import org.jspecify.annotations.NullMarked;
