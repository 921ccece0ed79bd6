/** The field types: each is one class here and one folder below {@code resources/fields}. */
@NullMarked
@NamedInterface("field")
package org.schalter.filling.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
