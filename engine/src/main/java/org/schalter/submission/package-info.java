/** Submits: seals answers with their edition and a reference; the receipt ledger; the applicant's status page. */
@NullMarked
package org.schalter.submission;

import org.jspecify.annotations.NullMarked;
