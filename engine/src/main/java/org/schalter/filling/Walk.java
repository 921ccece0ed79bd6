package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Languages;
import org.schalter.validation.Applicable;
import org.schalter.validation.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.node.ObjectNode;

/** The way from stop to stop: shows where somebody stands, takes what they post there, and says where it leads. */
@Component
class Walk {

    private static final List<String> NOTICES = List.of("incomplete", "more", "resumed", "moved", "taken");

    private final Doors doors;
    private final Fillings fillings;
    private final FormPages pages;
    private final PostedFiles files;

    Walk(Doors doors, Fillings fillings, FormPages pages, PostedFiles files) {
        this.doors = doors;
        this.fillings = fillings;
        this.pages = pages;
        this.files = files;
    }

    /** The stop as it is; with what is wrong there if that is asked for. */
    String show(Filling filling, Stop stop, HttpServletRequest request, Model model) {
        boolean check = request.getParameter("check") != null;
        return show(fillings.at(filling, stop), stop, check ? stop.faults(filling) : List.of(), request, model);
    }

    String take(Filling before, Stop stop, HttpServletRequest request, HttpServletResponse response, Model model) {
        PostedFiles.Taken taken =
                files.take(before.form(), stop.page().name(), request, before.sender(doors.key(request)));
        Fillings.Kept kept = fillings.keep(before, stop, parameters(request), taken::into);
        Filling after = kept.filling();
        if (after.draft().sent()) {
            return sent(after, model);
        }
        if (!kept.saved()) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return show(after, stop, List.of(files.tooMuch(after.draft().language())), request, model);
        }
        Optional<String> aside = aside(after, stop, kept, request);
        return aside.isPresent()
                ? "redirect:" + aside.get()
                : onward(fillings.at(before, stop), after, stop, taken.faults(), request, response, model);
    }

    /** Where a button leads that does not lead on: to a row, to the same place again, out for now. */
    private static Optional<String> aside(Filling filling, Stop stop, Fillings.Kept kept, HttpServletRequest request) {
        Returning returning = Returning.of(request);
        return row(filling, stop.page(), request)
                .map(row -> returning.in(row.address(filling)))
                .or(() -> kept.stay().map(place -> returning.in(stop.address(filling)) + "#" + place))
                .or(() -> Optional.ofNullable(request.getParameter("_later")).map(_ -> filling.address() + "/later"));
    }

    /** The page of the row that a button leads to: one to be changed, or one more. */
    private static Optional<RowPage> row(Filling filling, FormPlan.Page page, HttpServletRequest request) {
        FormPlan plan = filling.form().plan();
        ObjectNode answers = filling.draft().answers();
        return Optional.ofNullable(request.getParameter("_change"))
                .flatMap(pointer -> RowPage.at(plan, page, pointer))
                .or(() -> Optional.ofNullable(request.getParameter("_add"))
                        .flatMap(pointer -> RowPage.next(plan, page, pointer, answers)));
    }

    private String onward(
            Filling before,
            Filling after,
            Stop stop,
            List<Fault> flaws,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<Fault> faults = new ArrayList<>(flaws);
        faults.addAll(stop.faults(after));
        List<String> come = request.getParameter("_script") == null ? come(before, after, stop, request) : List.of();
        faults.removeIf(fault -> come.stream()
                .anyMatch(pointer -> Pointers.within(fault.at(), pointer) || Pointers.within(pointer, fault.at())));
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(after, stop, faults, request, model);
        }
        Returning returning = Returning.of(request);
        return "redirect:"
                + (come.isEmpty()
                        ? stop.onward(after, returning)
                        : returning.in(stop.address(after) + "?notice=more") + "#" + Pointers.id(come.getFirst()));
    }

    /** What applies or can be changed only since this post and was not posted with it. */
    private static List<String> come(Filling before, Filling after, Stop stop, HttpServletRequest request) {
        Set<String> posted = new HashSet<>();
        request.getParameterMap().keySet().forEach(name -> posted.add(name.replaceFirst("\\.[a-z]+$", "")));
        return after.now().fields().stream()
                .filter(field -> field.part().children().isEmpty())
                .filter(field -> !field.part().schema().path("readOnly").asBoolean(false)
                        && !field.part().schema().has("x-calculate"))
                .filter(field -> field.value() == null && !before.now().shows(field.pointer())
                        || before.now().disables(field.pointer()))
                .map(Applicable.Field::pointer)
                .filter(pointer -> !after.now().disables(pointer) && !posted.contains(pointer))
                .filter(pointer -> stop.asked().stream().anyMatch(place -> Pointers.within(pointer, place)))
                .toList();
    }

    private String show(Filling filling, Stop stop, List<Fault> faults, HttpServletRequest request, Model model) {
        Returning returning = Returning.of(request);
        Languages.offer(
                request,
                filling.edition().content().manifest().languages(),
                filling.draft().language());
        model.addAttribute("view", pages.view(filling.form(), filling.showing(faults), stop));
        model.addAttribute("service", filling.service());
        model.addAttribute("step", filling.journey().number(stop.page()));
        model.addAttribute("steps", filling.journey().steps());
        model.addAttribute("action", returning.in(stop.address(filling)));
        model.addAttribute("back", stop.back(filling, returning));
        model.addAttribute("notice", notice(request));
        model.addAttribute("done", stop.done());
        return "filling/page";
    }

    private static @Nullable String notice(HttpServletRequest request) {
        String notice = request.getParameter("notice");
        return notice != null && NOTICES.contains(notice) ? notice : null;
    }

    /** The first page with something missing, or the review. */
    static String next(Filling filling, String query) {
        return filling.journey()
                .firstIncomplete()
                .map(page -> page.address(filling) + query)
                .orElse(filling.address() + "/review");
    }

    static String sent(Filling filling, Model model) {
        model.addAttribute("statusUrl", filling.draft().statusUrl());
        return "filling/sent";
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return parameters;
    }
}
