/** Documents as PDF/A-3a that is PDF/UA-1 as well, with every font inside. */
@NullMarked
package org.schalter.document.provider.pdf;

import org.jspecify.annotations.NullMarked;
