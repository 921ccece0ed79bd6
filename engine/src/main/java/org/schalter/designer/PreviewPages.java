package org.schalter.designer;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.Progress;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.schalter.site.Stranger;
import org.schalter.validation.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A working copy's form on the pages that citizens will get. The answers travel with the page and are kept nowhere; at the
 * end nothing is sent.
 */
@Controller
@RequestMapping("/designer/previews/{key}")
@Access({Role.EDITOR, Role.PUBLISHER})
class PreviewPages {

    /** Longer addresses are refused by some that stand before us; then going back begins anew. */
    private static final int LONGEST_ADDRESS = 4_000;

    private final Previews previews;

    PreviewPages(Previews previews) {
        this.previews = previews;
    }

    @GetMapping
    String open(
            @PathVariable String key,
            @RequestParam(defaultValue = "form") String form,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable LocalDate today,
            @RequestParam(required = false) @Nullable String example,
            @RequestParam(defaultValue = "") String identity,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(defaultValue = "") String answers,
            HttpServletRequest request,
            Model model) {
        Stranger.pretend(request);
        var wanted = new Wanted(key, form, language, today, example, Pretended.decoded(identity));
        var preview = previews.of(wanted);
        var begun = answers.isEmpty() ? preview.begun(example) : json(decoded(answers));
        var progress = preview.progress(begun);
        var first = page == null ? progress.first() : progress.page(page);
        return show(wanted, preview, progress, first, List.of(), model);
    }

    @PostMapping
    String go(
            @PathVariable String key,
            @RequestParam(defaultValue = "form") String form,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable LocalDate today,
            @RequestParam(defaultValue = "") String identity,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request,
            Model model) {
        Stranger.pretend(request);
        var wanted = new Wanted(key, form, language, today, null, Pretended.decoded(identity));
        var preview = previews.of(wanted);
        var read = preview.read(page, posted(request), json(request.getParameter("_answers")));
        var progress = preview.progress(read.answers());
        boolean stays = read.stay().isPresent();
        var faults = stays || request.getParameter("_skip") != null ? List.<Fault>of() : progress.faultsOn(page);
        if (stays || !faults.isEmpty()) {
            return show(wanted, preview, progress, page, faults, model);
        }
        return progress.after(page)
                .map(next -> show(wanted, preview, progress, next, List.of(), model))
                .orElseGet(() -> end(wanted, preview, progress, page, model));
    }

    private String show(
            Wanted wanted, Preview preview, Progress progress, String page, List<Fault> faults, Model model) {
        model.addAttribute("service", preview.title());
        model.addAttribute("view", preview.view(progress, page, faults));
        model.addAttribute("step", progress.number(page));
        model.addAttribute("steps", progress.pages());
        model.addAttribute("done", "filling.next");
        model.addAttribute("carried", progress.shown().toString());
        model.addAttribute("action", wanted.address() + "&page=" + page);
        model.addAttribute(
                "back", address(wanted, progress, progress.before(page).orElse(page)));
        return "filling/page";
    }

    private String end(Wanted wanted, Preview preview, Progress progress, String page, Model model) {
        model.addAttribute("service", preview.title());
        model.addAttribute("language", preview.language());
        model.addAttribute("summary", preview.summary(progress));
        model.addAttribute("faults", progress.faults());
        model.addAttribute("carried", progress.answers().toString());
        model.addAttribute("back", address(wanted, progress, page));
        model.addAttribute("again", wanted.address());
        return "designer/preview-end";
    }

    private static String address(Wanted wanted, Progress progress, String page) {
        var carried = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(progress.answers().toString().getBytes(StandardCharsets.UTF_8));
        var address = wanted.address() + "&page=" + page;
        return carried.length() > LONGEST_ADDRESS ? address : address + "&answers=" + carried;
    }

    private static String decoded(String answers) {
        try {
            return new String(Base64.getUrlDecoder().decode(answers), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            return "";
        }
    }

    /** What the browser carries may be anything; what is no answers is none. */
    private static ObjectNode json(@Nullable String text) {
        try {
            return text != null && JsonMapper.shared().readTree(text) instanceof ObjectNode answers
                    ? answers
                    : nothing();
        } catch (JacksonException garbled) {
            return nothing();
        }
    }

    private static ObjectNode nothing() {
        return JsonMapper.shared().createObjectNode();
    }

    private static Map<String, List<String>> posted(HttpServletRequest request) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> posted.put(name, List.of(values)));
        return posted;
    }
}
