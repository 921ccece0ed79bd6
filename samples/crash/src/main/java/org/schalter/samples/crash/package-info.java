/** Kills engines while citizens apply and clerks decide, and reckons up afterwards. */
@NullMarked
package org.schalter.samples.crash;

import org.jspecify.annotations.NullMarked;
