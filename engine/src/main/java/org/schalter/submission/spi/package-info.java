/** How later stages show themselves on the applicant's status page, in the answer to a submission and to operators. */
@NullMarked
@NamedInterface("spi")
package org.schalter.submission.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
