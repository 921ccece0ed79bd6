package org.schalter.filling;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Texts;
import org.schalter.filling.field.FieldTypes;
import org.schalter.filling.field.FieldView;
import org.schalter.publishing.Edition;
import org.schalter.validation.Applicable;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import org.schalter.validation.FormModel;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes pages of any form and reads what is posted from them: citizens' applications and clerks' tasks alike. */
@Component
public class FormPages {

    private final FieldTypes types;
    private final Clock clock;

    /** A compiled form: what is valid, in which words, on which pages. Immutable; keep it with its edition. */
    public static final class Form {

        private final FormModel model;
        private final Texts texts;
        private final FormPlan plan;
        private final Kits kits;

        Form(FormModel model, Texts texts, FormPlan plan, FieldTypes types, Clock clock) {
            this.model = model;
            this.texts = texts;
            this.plan = plan;
            this.kits = new Kits(plan, texts, types, clock);
        }

        public FormModel model() {
            return model;
        }

        Texts texts() {
            return texts;
        }

        FormPlan plan() {
            return plan;
        }

        Kits kits() {
            return kits;
        }
    }

    /** The forms of one edition, compiled when first asked for. */
    private record Forms(Map<String, Form> byId) {}

    /**
     * What was posted.
     *
     * @param answers the form's answers with what was posted in them; what can't be read stays as it was typed
     * @param stay the id of the element to show next, if it was a button that changes the form instead of sending it
     * @param held by JSON Pointer, what the post can't change
     */
    public record Read(ObjectNode answers, Optional<String> stay, Predicate<String> held) {}

    /**
     * What a form is shown with.
     *
     * @param now which parts apply, and the calculated answers
     * @param faults to show
     * @param locked by JSON Pointer, what can't be changed
     * @param files what to show of an upload, by its id
     */
    public record Showing(
            String language,
            JsonNode answers,
            Applicable now,
            List<Fault> faults,
            Map<String, JsonNode> locked,
            Function<String, Optional<FieldView.File>> files) {}

    FormPages(Clock clock) {
        this.types = new FieldTypes(clock.getZone());
        this.clock = clock;
    }

    /** The ids of all field types. */
    List<String> types() {
        return types.all().stream().map(type -> type.id()).toList();
    }

    /** A form of an edition, {@code form} or {@code tasks/review}, compiled once. */
    public Form form(Edition edition, FormDefinition definition) {
        Forms forms = edition.derived(Forms.class, one -> new Forms(new HashMap<>()));
        synchronized (forms) {
            return forms.byId()
                    .computeIfAbsent(
                            definition.id(),
                            id -> compile(
                                    definition,
                                    edition.content().texts(),
                                    edition.content().manifest().languages()));
        }
    }

    public Form compile(FormDefinition definition, Texts texts, List<String> languages) {
        FormModel model = FormModel.compile(definition, texts, languages);
        return new Form(model, texts, FormPlan.of(definition, model.root()), types, clock);
    }

    /** The whole form, or one page of it, with all rows of lists in it. */
    public FormView inline(Form form, Showing showing, @Nullable String page) {
        return new Rendering(form, showing).inline(page);
    }

    /** The whole form, or one page of it, from which rows with pages of their own are reached. */
    FormView view(Form form, Showing showing, @Nullable String page) {
        return new Rendering(form, showing).view(page);
    }

    FormView view(Form form, Showing showing, Stop stop) {
        return switch (stop) {
            case FormPlan.Page page -> view(form, showing, page.name());
            case RowPage row -> new Rendering(form, showing).view(row);
        };
    }

    /** What the form was answered with, in words. */
    public FormSummary summary(Form form, Showing showing) {
        return new Summing(form, showing).summary();
    }

    /**
     * Reads a post of what {@link #inline} has made. Only what the form, or the page, asks for is read; what the person may
     * only read is not.
     *
     * @param base the answers so far
     * @param language whose way of writing numbers holds
     * @param c what the answers are judged by
     */
    public Read readInline(
            Form form,
            @Nullable String page,
            Map<String, List<String>> posted,
            ObjectNode base,
            String language,
            Circumstances c) {
        return reading(form, posted, base, language, c).read(page, base, false);
    }

    /** Reads a post of a page, or of the page of one row, which may be one more than there are. */
    Read read(
            Form form, Stop stop, Map<String, List<String>> posted, ObjectNode base, String language, Circumstances c) {
        PostReading reading = reading(form, posted, base, language, c);
        return switch (stop) {
            case FormPlan.Page page -> reading.read(page.name(), base, true);
            case RowPage row -> reading.read(row, base);
        };
    }

    private static PostReading reading(
            Form form, Map<String, List<String>> posted, ObjectNode base, String language, Circumstances c) {
        Held held = new Held(form.model(), c, base);
        return new PostReading(
                form, posted, Locale.forLanguageTag(language), c.locked().keySet(), held);
    }
}
