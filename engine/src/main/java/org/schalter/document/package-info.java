/** Issues documents: letters, permits and receipts from templates; their check codes and verification. */
@NullMarked
package org.schalter.document;

import org.jspecify.annotations.NullMarked;
