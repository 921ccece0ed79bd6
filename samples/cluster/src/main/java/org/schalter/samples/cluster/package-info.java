/** Three engines behind a load balancer on one machine, and what a rolling restart costs. */
@NullMarked
package org.schalter.samples.cluster;

import org.jspecify.annotations.NullMarked;
