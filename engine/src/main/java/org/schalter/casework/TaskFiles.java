package org.schalter.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.schalter.filling.PostedFiles;
import org.schalter.filling.Uploads;
import org.schalter.filling.field.FieldView;
import org.schalter.identity.Visitor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The files that clerks put into a task's form. Each is its task's alone: no other task, case or draft may name it. */
@Component
class TaskFiles {

    private final Uploads uploads;

    TaskFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /** From whom files of a task come. */
    static PostedFiles.Sender sender(UUID task, Visitor visitor, String language) {
        return new PostedFiles.Sender(holder(task), "subject " + visitor.subject(), language);
    }

    private static String holder(UUID task) {
        return "task/" + task;
    }

    /** Whether an answer names a file of the task. */
    Predicate<String> of(UUID task) {
        return answer -> find(task, answer).isPresent();
    }

    Optional<Uploads.Upload> find(UUID task, String answer) {
        return uploads.find(answer).filter(file -> file.heldBy(holder(task)));
    }

    /** How pages show the file that an answer names. */
    Function<String, Optional<FieldView.File>> shown(Tasks.Task task, String language) {
        return answer -> find(task.id(), answer).map(file -> shown(file, task, language));
    }

    /** The files that came of a task. */
    List<FieldView.File> kept(Tasks.Task task, JsonNode answers, String language) {
        return uploads.named(holder(task.id()), answers).stream()
                .map(file -> shown(file, task, language))
                .toList();
    }

    /** Whether these answers name that file of the task. */
    boolean names(UUID task, JsonNode answers, String id) {
        return uploads.named(holder(task), answers).stream()
                .anyMatch(file -> file.id().toString().equals(id));
    }

    private static FieldView.File shown(Uploads.Upload file, Tasks.Task task, String language) {
        return file.shown(language, "/clerk/cases/" + task.reference() + "/uploads/" + file.id());
    }

    /** Deletes the files of a task; how many that were. */
    int delete(UUID task) {
        return uploads.deleteOf(holder(task));
    }

    /** Keeps the files that these answers name and lets the task's others go; in the caller's transaction. */
    void keep(UUID task, JsonNode answers) {
        uploads.keepNamed(holder(task), answers);
    }
}
