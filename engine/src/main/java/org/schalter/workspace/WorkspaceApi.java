package org.schalter.workspace;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.publishing.Library;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.site.Search;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The editors' desk, for the designer and for programs. */
@RestController
@RequestMapping("/api/v1/workspace")
@Access({Role.EDITOR, Role.PUBLISHER})
class WorkspaceApi {

    private final Desk desk;
    private final Samples samples;

    WorkspaceApi(Desk desk, Samples samples) {
        this.desk = desk;
        this.samples = samples;
    }

    /** What comes with the engine to begin a service from. */
    record BeginningsJson(List<Samples.Sample> presets, List<Samples.Sample> library) {}

    @GetMapping("/beginnings")
    BeginningsJson beginnings(Locale locale) {
        return new BeginningsJson(
                samples.of(Library.Shelf.PRESETS, locale.getLanguage()),
                samples.of(Library.Shelf.SERVICES, locale.getLanguage()));
    }

    /** Without a folder, those of all folders; the empty folder is the desk itself. */
    @GetMapping
    WorkspaceJson list(
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "current") String state,
            Locale locale) {
        var wanted = State.of(state)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "state",
                        "there is no state <%s>; expected one of %s".formatted(state, State.words())));
        var items = desk.entries(locale).stream()
                .filter(it -> wanted.fits(it.item()))
                .filter(it -> folder == null || it.item().folder().equals(folder))
                .filter(it -> Search.fits(it.words(), q))
                .map(Desk.Entry::item)
                .toList();
        return new WorkspaceJson(items, null);
    }
}
