package org.schalter.rehearsal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.schalter.definition.ServicePackage;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.workflow.EditionProcess;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ways that accepted answers take through a process until somebody has to do something; what is to be paid is paid. */
@Component
public class Ways {

    private static final Example NOBODY_DOES_ANYTHING = new Example(
            "replay",
            JsonNodeFactory.instance.objectNode(),
            new Expected(
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.of("paid"),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            new TreeMap<>());

    private final Rehearsal rehearsal;
    private final Actions actions;

    Ways(Rehearsal rehearsal, Actions actions) {
        this.rehearsal = rehearsal;
        this.actions = actions;
    }

    /** The nodes that each passes, by name where they have one; nothing of the answers is kept. */
    public List<List<String>> of(ServicePackage content, FormModel form, List<ObjectNode> accepted, Clock day) {
        var model = ProcessModel.of(content);
        var process = new EditionProcess("replay.0", 0, content, model, actions);
        var cases =
                accepted.stream().map(it -> rehearsed(content, form, it, day)).toList();
        return rehearsal.all(process, cases, NOBODY_DOES_ANYTHING, day).stream()
                .map(story ->
                        story.notes().path().stream().map(it -> name(model, it)).toList())
                .toList();
    }

    private static RehearsedCase rehearsed(ServicePackage content, FormModel form, ObjectNode answers, Clock day) {
        var about = RehearsedCase.about(content, day, Map.of());
        return new RehearsedCase(
                UUID.fromString(String.valueOf(about.get("id"))),
                String.valueOf(about.get("reference")),
                content.manifest().referenceLanguage(),
                form.values(answers),
                about,
                Fee.of(content, form, answers, day).map(Fee::values).orElse(null),
                _ -> true);
    }

    private static String name(ProcessModel model, String id) {
        var node = model.nodes().get(id);
        return node == null || node.name().isBlank() ? id : node.name();
    }
}
