package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schalter.validation.Applicable;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;
import tools.jackson.databind.node.ObjectNode;

/** How far a form has been filled in, wherever its answers are kept: what applies, what is wrong, and on which page. */
public final class Progress {

    private final FormPages.Form form;
    private final ObjectNode answers;
    private final ObjectNode shown;
    private final Applicable now;
    private final List<Fault> faults;
    private final Journey journey;
    private final boolean paged;

    private Progress(
            FormPages.Form form,
            ObjectNode kept,
            Circumstances circumstances,
            Predicate<Part> rowsApart,
            boolean paged) {
        this.form = form;
        this.paged = paged;
        this.answers = Answers.withoutBlanks(kept);
        this.shown = Answers.withFirstEntries(kept, form.model().root(), rowsApart);
        this.faults = form.model().validate(answers, circumstances).faults();
        this.now = form.model().applicable(shown, circumstances);
        this.journey = Journey.of(form.plan(), now, faults);
    }

    /** Of a form whose rows stand in their lists. */
    public static Progress of(FormPages.Form form, ObjectNode kept, Circumstances circumstances) {
        return new Progress(form, kept, circumstances, _ -> false, form.plan().hasOwnPages());
    }

    /** Of a form on its pages, also where nobody has laid them out, as an application is filled in. */
    public static Progress onPages(FormPages.Form form, ObjectNode kept, Circumstances circumstances) {
        return new Progress(
                form, kept, circumstances, _ -> false, form.plan().pages().size() > 1);
    }

    /** Of a form whose rows may have pages of their own. */
    static Progress withRowsApart(FormPages.Form form, ObjectNode kept, Circumstances circumstances) {
        return new Progress(
                form,
                kept,
                circumstances,
                form.plan()::hasPagesOfRows,
                form.plan().hasOwnPages());
    }

    public FormPages.Form form() {
        return form;
    }

    /** What to judge: without what was begun and left empty. */
    public ObjectNode answers() {
        return answers;
    }

    /** What to show: with an entry in every list that needs one. */
    public ObjectNode shown() {
        return shown;
    }

    public Applicable now() {
        return now;
    }

    public List<Fault> faults() {
        return faults;
    }

    Journey journey() {
        return journey;
    }

    /**
     * The name of that page if it applies, of the first with something missing if it does not, else of the last. A form that
     * nobody has laid out on pages is one without a name.
     */
    public String page(@Nullable String wanted) {
        return at(wanted)
                .or(() -> paged ? journey.firstIncomplete() : Optional.empty())
                .map(FormPlan.Page::name)
                .orElseGet(() -> pages() > 1 ? journey.pages().getLast().name() : "");
    }

    /** Where to begin. */
    public String first() {
        return pages() > 1 ? journey.pages().getFirst().name() : "";
    }

    public Optional<String> after(String page) {
        return at(page).flatMap(journey::after).map(FormPlan.Page::name);
    }

    public Optional<String> before(String page) {
        return at(page).flatMap(journey::before).map(FormPlan.Page::name);
    }

    /** From 1. */
    public int number(String page) {
        return at(page).map(journey::number).orElse(1);
    }

    /** How many pages apply. */
    public int pages() {
        return paged ? journey.pages().size() : 1;
    }

    /** What is wrong on a page, and what is wrong on none in particular if it is the last. */
    public List<Fault> faultsOn(String page) {
        if (!paged) {
            return faults;
        }
        List<Fault> here = new ArrayList<>(at(page).map(journey::faultsOn).orElse(List.of()));
        if (after(page).isEmpty()) {
            here.addAll(journey.faultsElsewhere());
        }
        return here;
    }

    private Optional<FormPlan.Page> at(@Nullable String page) {
        return paged
                ? journey.pages().stream()
                        .filter(one -> one.name().equals(page))
                        .findFirst()
                : Optional.empty();
    }
}
