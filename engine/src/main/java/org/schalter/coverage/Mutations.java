package org.schalter.coverage;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.Example;
import org.schalter.rehearsal.Trial;
import org.schalter.validation.Applicable;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes one answer of an example at a time: a required one left out, another choice, the other answer to yes or no, just
 * within and just beyond a limit, days around today.
 */
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> REFUSED_ONLY = List.of("left-out", "malformed", "too-short", "too-long");
    private static final int MOST_CHOICES = 6;
    private static final int LONGEST = 5_000;

    private final String language;
    private final Clock clock;

    Mutations(String language, Clock clock) {
        this.language = language;
        this.clock = clock;
    }

    /**
     * Of all that were judged, each change once before any is tried on another example too; examples that are accepted
     * before others, and what may lead another way before what can only be refused.
     */
    List<Mutant> of(List<Trial> trials) {
        List<Mutant> first = new ArrayList<>();
        List<Mutant> again = new ArrayList<>();
        Set<Mutant.Change> known = new HashSet<>();
        trials.stream()
                .sorted((a, b) -> Boolean.compare(accepted(b), accepted(a)))
                .flatMap(it -> of(it).stream())
                .forEach(it -> (known.add(it.change()) ? first : again).add(it));
        first.sort(Comparator.comparingInt(it -> REFUSED_ONLY.indexOf(it.kind())));
        first.addAll(again);
        return first;
    }

    private static boolean accepted(Trial trial) {
        return trial.judged().filter(Trial.Judged::accepted).isPresent();
    }

    private List<Mutant> of(Trial trial) {
        List<Mutant> mutants = new ArrayList<>();
        trial.judged()
                .ifPresent(judged -> judged.applicable().fields().stream()
                        .filter(Mutations::canBeChanged)
                        .forEach(field -> changes(trial, field).forEach(mutants::add)));
        return mutants;
    }

    private static boolean canBeChanged(Applicable.Field field) {
        var schema = field.part().schema();
        return !field.part().path().isEmpty()
                && !schema.has("x-calculate")
                && !schema.path("readOnly").asBoolean(false);
    }

    private List<Mutant> changes(Trial trial, Applicable.Field field) {
        var of = new Changes(trial.example(), field);
        var part = field.part();
        if (field.required() && part.kind() != Part.Kind.OBJECT) {
            of.leaveOut();
        }
        boolean file = part.format().equals("file");
        if (part.kind() == Part.Kind.LEAF && !file) {
            of.choices();
            switch (part.type()) {
                case "boolean" -> of.toggle();
                case "integer", "number" -> of.numbers();
                case "string" -> of.texts();
                default -> {}
            }
        }
        return of.mutants;
    }

    /** The changes of one answer. */
    private final class Changes {

        private final Example example;
        private final Applicable.Field field;
        private final JsonNode schema;
        private final JsonNode value;
        private final LocalDate today;
        private final List<Mutant> mutants = new ArrayList<>();

        Changes(Example example, Applicable.Field field) {
            this.example = example;
            this.field = field;
            this.schema = field.part().schema();
            var known = field.value();
            this.value = known == null ? Mutant.NOTHING : known;
            this.today = example.expected().today().orElseGet(() -> LocalDate.now(clock));
        }

        void leaveOut() {
            if (!value.isMissingNode()) {
                add("left-out", Mutant.NOTHING);
            }
        }

        void choices() {
            field.part().options(language).stream()
                    .filter(it -> it.offeredOn(today))
                    .limit(MOST_CHOICES)
                    .forEach(it -> add("chosen", it.value(), it.title()));
        }

        void toggle() {
            add("toggled", JSON.booleanNode(!value.asBoolean(false)));
        }

        void numbers() {
            var step = schema.path("multipleOf").isNumber()
                    ? schema.path("multipleOf").decimalValue()
                    : BigDecimal.ONE;
            for (var limit : List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")) {
                if (schema.path(limit).isNumber()) {
                    var edge = schema.path(limit).decimalValue();
                    var beyond = limit.endsWith("inimum") ? edge.subtract(step) : edge.add(step);
                    var within = limit.endsWith("inimum") ? edge.add(step) : edge.subtract(step);
                    add("limit", number(edge));
                    add("limit", number(limit.startsWith("exclusive") ? within : beyond));
                }
            }
            if (value.isNumber()) {
                add("more", number(value.decimalValue().add(step)));
            }
        }

        private JsonNode number(BigDecimal number) {
            return field.part().type().equals("integer")
                    ? JSON.numberNode(number.toBigInteger())
                    : JSON.numberNode(number);
        }

        void texts() {
            if (field.part().format().equals("date")) {
                dates();
            } else if (field.part().options(language).isEmpty()) {
                lengths();
                if (schema.has("pattern") || schema.has("format")) {
                    add("malformed", JSON.stringNode("?"));
                }
            }
        }

        private void dates() {
            var given = day(value.asString("")).orElse(today);
            for (var day : List.of(
                    today,
                    today.minusDays(1),
                    today.plusDays(1),
                    given.minusDays(1),
                    given.plusDays(1),
                    given.minusYears(1),
                    given.plusYears(1))) {
                add("date", JSON.stringNode(day.toString()));
            }
        }

        private Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }

        private void lengths() {
            int most = schema.path("maxLength").asInt(LONGEST);
            if (most < LONGEST) {
                add("too-long", JSON.stringNode("x".repeat(most + 1)));
            }
            int least = schema.path("minLength").asInt(0);
            if (least > 1) {
                add("too-short", JSON.stringNode("x".repeat(least - 1)));
            }
        }

        private void add(String kind, JsonNode to) {
            add(kind, to, "");
        }

        private void add(String kind, JsonNode to, String words) {
            if (to.equals(value) || mutants.stream().anyMatch(it -> it.to().equals(to))) {
                return;
            }
            Answers.with(example.answers(), field.pointer(), to)
                    .ifPresent(it -> mutants.add(new Mutant(
                            example,
                            new Example(example.name(), it, example.expected(), example.files()),
                            field.pointer(),
                            field.part().path(),
                            field.part().title(language),
                            kind,
                            value,
                            to,
                            words)));
        }
    }

    /** Answers, one of which is another. */
    private static final class Answers {

        private Answers() {}

        /** Empty where the place is not in an object of these answers. */
        static Optional<JsonNode> with(JsonNode answers, String pointer, JsonNode to) {
            var copy = answers.deepCopy();
            int cut = pointer.lastIndexOf('/');
            var name = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
            if (!(copy.at(pointer.substring(0, cut)) instanceof ObjectNode owner)) {
                return Optional.empty();
            }
            if (to.isMissingNode()) {
                owner.remove(name);
            } else {
                owner.set(name, to);
            }
            return Optional.of(copy);
        }
    }
}
