package org.schalter.designer;

import java.util.Optional;
import org.schalter.filling.field.FieldView;

/** What a preview shows of a file that was never sent: the name that an example gives it. */
final class PretendedFile {

    private PretendedFile() {}

    static Optional<FieldView.File> of(String name) {
        return Optional.of(new FieldView.File(name, "", null));
    }
}
