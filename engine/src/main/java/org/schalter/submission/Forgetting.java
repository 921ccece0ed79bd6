package org.schalter.submission;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.schalter.filling.Uploads;
import org.schalter.publishing.Edition;
import org.schalter.submission.spi.CaseMemory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgets cases whose retention period is over, with all that later stages keep of them. */
@Component
public class Forgetting {

    private final CaseTable cases;
    private final CaseKeys keys;
    private final Uploads uploads;
    private final Sealing sealing;
    private final ObjectProvider<CaseMemory> memories;

    Forgetting(CaseTable cases, CaseKeys keys, Uploads uploads, Sealing sealing, ObjectProvider<CaseMemory> memories) {
        this.cases = cases;
        this.keys = keys;
        this.uploads = uploads;
        this.sealing = sealing;
        this.memories = memories;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** It is forgotten; how much of what went. */
        record Forgotten(String reference, Map<String, Integer> what) implements Outcome {}

        /** Something is still to be done about it; nothing was changed. */
        record Needed() implements Outcome {}

        /** There is no such case, or it was forgotten before. */
        record Unknown() implements Outcome {}
    }

    /**
     * Forgets a case in the caller's transaction, unless it is still needed. Its key goes in any case, so that nothing of it
     * can be opened, here or in a backup.
     *
     * @param wholly whether nothing at all may stay; else its reference, its service and its stations do
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome forget(CaseId id, boolean wholly) {
        var submission = cases.lock(id);
        if (submission.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (isNeeded(id)) {
            return new Outcome.Needed();
        }
        Map<String, Integer> what = new TreeMap<>();
        memories.forEach(
                it -> it.forget(id.value(), wholly).forEach((kind, number) -> what.merge(kind, number, Integer::sum)));
        what.merge("files", deleteUploads(id, cases.uploads(id)), Integer::sum);
        keys.delete(id);
        cases.forget(id, wholly);
        return new Outcome.Forgotten(submission.get().reference(), what);
    }

    private boolean isNeeded(CaseId id) {
        return memories.stream().anyMatch(it -> it.needs(id.value()));
    }

    /** After which periods some answers to an edition are deleted earlier than the rest, the shortest first. */
    public SortedSet<Period> earlier(Edition edition) {
        return EarlierDeletion.periods(sealing.model(edition).root());
    }

    /**
     * Deletes the answers of a case that are kept no longer than that, and the files among them, in the caller's
     * transaction, unless the case is still needed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome shorten(CaseId id, Edition edition, Period kept) {
        var submission = cases.lock(id);
        if (submission.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (isNeeded(id)) {
            return new Outcome.Needed();
        }
        ObjectNode answers = submission.get().answers().deepCopy();
        List<JsonNode> gone = EarlierDeletion.shorten(sealing.model(edition).root(), answers, kept);
        if (!gone.isEmpty()) {
            cases.shorten(id, answers);
        }
        List<UUID> files = cases.uploads(id).stream()
                .filter(file -> gone.stream().anyMatch(it -> it.toString().contains(file.toString())))
                .toList();
        return new Outcome.Forgotten(
                submission.get().reference(), Map.of("answers", gone.size(), "files", deleteUploads(id, files)));
    }

    private int deleteUploads(CaseId id, List<UUID> files) {
        cases.release(id, files);
        return uploads.delete(files);
    }
}
