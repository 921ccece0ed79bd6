/** Does the clerks' work: processes, tasks, decisions, deadlines. Flowable lives here and nowhere else. */
@NullMarked
package org.schalter.casework;

import org.jspecify.annotations.NullMarked;
