package org.schalter.filling;

import java.util.List;
import java.util.Optional;
import org.schalter.validation.Applicable;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;

/**
 * The way through a form, computed from its definition and the answers, never stored: which pages apply now, and which is
 * the first that is not yet right. So going back, changing an answer and skipping pages need nothing of their own. A page
 * on which nothing has to be answered counts as done before it was ever seen; who goes on page by page still sees it.
 */
final class Journey {

    private final List<FormPlan.Page> pages;
    private final List<Fault> faults;

    private Journey(List<FormPlan.Page> pages, List<Fault> faults) {
        this.pages = pages;
        this.faults = faults;
    }

    static Journey of(FormPlan plan, Applicable now, List<Fault> faults) {
        return new Journey(
                plan.pages().stream().filter(page -> applies(page, now)).toList(), faults);
    }

    private static boolean applies(FormPlan.Page page, Applicable now) {
        List<Part> parts = page.parts();
        return parts.isEmpty() || parts.stream().anyMatch(part -> now.shows(part.pointer()));
    }

    /** The pages that apply now. */
    List<FormPlan.Page> pages() {
        return pages;
    }

    boolean has(FormPlan.Page page) {
        return pages.contains(page);
    }

    /** The first page with something missing or wrong. */
    Optional<FormPlan.Page> firstIncomplete() {
        return faults.isEmpty()
                ? Optional.empty()
                : pages.stream().filter(page -> !faultsOn(page).isEmpty()).findFirst();
    }

    /** Whether one may look at a page: everything before it is right. */
    boolean mayVisit(FormPlan.Page page) {
        return has(page)
                && firstIncomplete()
                        .map(first -> pages.indexOf(page) <= pages.indexOf(first))
                        .orElse(true);
    }

    Optional<FormPlan.Page> after(FormPlan.Page page) {
        int next = pages.indexOf(page) + 1;
        return next < pages.size() ? Optional.of(pages.get(next)) : Optional.empty();
    }

    Optional<FormPlan.Page> before(FormPlan.Page page) {
        int at = pages.indexOf(page);
        return at > 0 ? Optional.of(pages.get(at - 1)) : Optional.empty();
    }

    /** From 1. */
    int number(FormPlan.Page page) {
        return pages.indexOf(page) + 1;
    }

    /** All pages and the review. */
    int steps() {
        return pages.size() + 1;
    }

    /** What is wrong on a page, a group that is missing as a whole included. */
    List<Fault> faultsOn(FormPlan.Page page) {
        List<Part> parts = page.parts();
        return faults.stream()
                .filter(fault -> parts.stream()
                        .anyMatch(part -> Pointers.within(fault.at(), part.pointer())
                                || !fault.at().isEmpty() && Pointers.within(part.pointer(), fault.at())))
                .toList();
    }

    /** What is wrong on no page in particular. */
    List<Fault> faultsElsewhere() {
        return faults.stream()
                .filter(fault -> pages.stream().noneMatch(page -> faultsOn(page).contains(fault)))
                .toList();
    }
}
