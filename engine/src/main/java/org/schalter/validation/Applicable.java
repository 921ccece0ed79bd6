package org.schalter.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of a form applies to the answers given so far: what is shown, what is required, what there is to choose from. */
public final class Applicable {

    private final ObjectNode answers;
    private final Map<String, Survey.Shown> shown;
    private final Set<String> disabled;
    private final Part root;
    private final Set<Clause> applied;

    Applicable(ObjectNode answers, Survey survey, Set<String> disabled, Part root) {
        this.answers = answers;
        this.shown = survey.shown;
        this.applied = survey.applied;
        this.disabled = disabled;
        this.root = root;
    }

    /**
     * A part that is shown.
     *
     * @param pointer into the answers, rows by their index
     * @param value the answer, or null while there is none
     */
    public record Field(
            Part part,
            String pointer,
            boolean required,
            @Nullable JsonNode value) {}

    /** Whether what stands at this JSON Pointer is shown; groups that nobody has begun are shown with what they would ask. */
    public boolean shows(String pointer) {
        return pointer.isEmpty() || shown.containsKey(pointer);
    }

    /** Whether what stands at this JSON Pointer is shown and can't be changed now, as a rule of the layout says. */
    public boolean disables(String pointer) {
        return disabled.stream().anyMatch(place -> Pointers.within(pointer, place));
    }

    /** Pointers of what the layout's rules disable, with all that is below. */
    public Set<String> disabled() {
        return disabled;
    }

    /** Whether an answer at this JSON Pointer is needed now. */
    public boolean required(String pointer) {
        Survey.Shown place = shown.get(pointer);
        return place != null && place.required();
    }

    /** Everything that holds for the value there now, structure left out; an empty object where nothing is shown. */
    public JsonNode schema(String pointer) {
        Survey.Shown place = shown.get(pointer);
        return place == null
                ? JsonNodeFactory.instance.objectNode()
                : Merged.of(place.clauses().stream()
                        .flatMap(clause -> clause.unconditional().stream())
                        .toList());
    }

    /** Places in the schema whose {@code if} was asked, and whether it held; both, where it is asked of several rows. */
    public Map<String, Set<Boolean>> conditions() {
        Map<String, Set<Boolean>> held = new HashMap<>();
        for (Clause clause : applied) {
            var condition = clause.conditional;
            if (condition != null) {
                held.computeIfAbsent(clause.at, _ -> new HashSet<>()).addAll(condition.among(applied));
            }
        }
        return held;
    }

    /** The answers normalised and calculated, without what does not apply. */
    public ObjectNode answers() {
        return answers;
    }

    /** Everything that is shown, a group before its fields, in the schema's order. */
    public List<Field> fields() {
        return shown.values().stream().flatMap(place -> field(place).stream()).toList();
    }

    /** What is shown there. */
    public Optional<Field> field(String pointer) {
        return Optional.ofNullable(shown.get(pointer)).flatMap(this::field);
    }

    private Optional<Field> field(Survey.Shown place) {
        return root.at(place.pointer()).map(part -> new Field(part, place.pointer(), place.required(), place.value()));
    }
}
