package org.schalter.filling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.filling.field.FieldView;
import org.schalter.publishing.Edition;
import org.schalter.validation.Applicable;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import tools.jackson.databind.node.ObjectNode;

/**
 * A draft at one moment: its edition's form, what of it applies, what is wrong with it, how far it has come.
 *
 * @param circumstances what its answers are judged by
 * @param answers those of the draft, without the entries of lists that were begun and left empty
 */
record Filling(
        Draft draft,
        Edition edition,
        FormPages.Form form,
        Circumstances circumstances,
        ObjectNode answers,
        Applicable now,
        List<Fault> faults,
        Map<UUID, Uploads.Upload> files,
        Journey journey) {

    String service() {
        return edition.content().manifest().title().in(draft.language());
    }

    String address() {
        return "/apply/" + draft.id();
    }

    /** What to show of a file that an answer names. */
    Optional<FieldView.File> file(String answer) {
        return files.values().stream()
                .filter(file -> file.id().toString().equals(answer))
                .findFirst()
                .map(file -> file.shown(draft.language(), address() + "/uploads/" + file.id()));
    }

    /** From whom files of this draft come. */
    PostedFiles.Sender sender(String visitor) {
        return new PostedFiles.Sender(draft.id(), visitor, draft.language());
    }

    FormPages.Showing showing(List<Fault> shown) {
        return new FormPages.Showing(draft.language(), answers, now, shown, draft.locked(), this::file);
    }
}
