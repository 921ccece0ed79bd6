package org.schalter.filling;

import java.time.Clock;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.schalter.identity.Visitor;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.validation.Circumstances;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Opens drafts as fillings and keeps what is filled in. */
@Component
class Fillings {

    private final Drafts drafts;
    private final Editions editions;
    private final FormPages pages;
    private final Uploads uploads;
    private final Clock clock;

    Fillings(Drafts drafts, Editions editions, FormPages pages, Uploads uploads, Clock clock) {
        this.drafts = drafts;
        this.editions = editions;
        this.pages = pages;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** The draft if this visitor may go on with it; whether they are known surely enough is theirs to ask. */
    Optional<Filling> open(String id, Visitor visitor) {
        return drafts.find(id, visitor.subject()).map(this::filling);
    }

    Filling filling(Draft draft) {
        Edition edition = editions.edition(draft.service(), draft.edition());
        FormPages.Form form = pages.form(edition, edition.content().form());
        Map<UUID, Uploads.Upload> files = new LinkedHashMap<>();
        if (form.plan().hasFiles()) {
            uploads.of(draft.id()).forEach(file -> files.put(file.id(), file));
        }
        Circumstances circumstances = Circumstances.of(clock, draft.language())
                .withUploads(id ->
                        files.keySet().stream().anyMatch(file -> file.toString().equals(id)))
                .withLocked(draft.locked())
                .asFilledIn();
        var progress = Progress.withRowsApart(form, draft.answers(), circumstances);
        return new Filling(
                draft,
                edition,
                form,
                circumstances,
                progress.shown(),
                progress.now(),
                progress.faults(),
                files,
                progress.journey());
    }

    /** Reads a post into the draft, faulty or not. */
    Kept keep(
            Filling filling, Stop stop, Map<String, List<String>> posted, Function<FormPages.Read, ObjectNode> files) {
        String language = typedIn(filling, posted);
        var stay = new AtomicReference<Optional<String>>(Optional.empty());
        Drafts.Changed changed = drafts.change(filling.draft(), kept(filling.edition()), answers -> {
            FormPages.Read read = pages.read(filling.form(), stop, posted, answers, language, filling.circumstances());
            stay.set(read.stay());
            return files.apply(read);
        });
        return new Kept(filling(changed.draft()), stay.get(), changed.kept());
    }

    /** As it is seen at a stop: a row there counts as begun, so that what it asks for is there to be shown. */
    Filling at(Filling filling, Stop stop) {
        return stop instanceof RowPage row ? begun(filling, row) : filling;
    }

    private Filling begun(Filling filling, RowPage row) {
        if (row.row() < filling.draft().answers().at(row.list().pointer()).size()) {
            return filling;
        }
        ObjectNode answers = filling.draft().answers().deepCopy();
        PostReading.listAt(answers, row.list().pointer()).addObject();
        return filling(filling.draft().with(answers));
    }

    /** The language of the page that was posted; a second tab may have changed the draft's, and how numbers are written. */
    private static String typedIn(Filling filling, Map<String, List<String>> posted) {
        return posted.getOrDefault("_language", List.of()).stream()
                .filter(filling.edition().content().manifest().languages()::contains)
                .findFirst()
                .orElse(filling.draft().language());
    }

    /**
     * The draft after a post.
     *
     * @param stay the element to stay at if the form itself was changed
     * @param saved whether it was not too much to keep
     */
    record Kept(Filling filling, Optional<String> stay, boolean saved) {}

    static Period kept(Edition edition) {
        return edition.content().manifest().retention().draft();
    }
}
