/** Measures the engine beside its bare twin: the same server, the same JSON, one durable row. */
@NullMarked
package org.schalter.samples.benchmark;

import org.jspecify.annotations.NullMarked;
