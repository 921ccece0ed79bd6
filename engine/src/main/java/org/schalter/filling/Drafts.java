package org.schalter.filling;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.event.Event;
import org.schalter.event.Events;
import org.schalter.publishing.Edition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is being filled in, bound to the edition it began with, kept until some days after its last change. */
@Component
public class Drafts {

    private static final int ID_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DraftTable table;
    private final Events events;
    private final Clock clock;
    private final long mostAnswers;

    /** Somebody asked for the code of a draft by e-mail; {@link #reminder} tells what to write. */
    public record ResumeRequested(String handle) implements Event {}

    /** Drafts that nobody went on with have been deleted. */
    public record DraftsDeleted(int drafts) implements Event {}

    /**
     * What to write to somebody who wants to go on later.
     *
     * @param language of the draft, BCP 47
     */
    public record Reminder(
            String mail, String code, ServiceKey service, int edition, String language, Instant expiresAt) {}

    Drafts(DraftTable table, Events events, Clock clock, FillingSettings settings) {
        this.mostAnswers = settings.answersSize().toBytes();
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a draft; its id is unguessable. */
    @Transactional
    Draft start(Beginning beginning) {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        Draft draft = new Draft(
                Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                beginning.service(),
                beginning.edition(),
                beginning.hash(),
                beginning.language(),
                beginning.subject(),
                beginning.locked(),
                beginning.answers(),
                expiry(beginning.kept()).toInstant(),
                null);
        table.add(draft, OffsetDateTime.now(clock));
        return find(draft.id(), beginning.subject()).orElseThrow();
    }

    /** What a draft begins with; kept is how long after its last change. */
    record Beginning(
            ServiceKey service,
            int edition,
            String hash,
            String language,
            @Nullable String subject,
            Map<String, JsonNode> locked,
            ObjectNode answers,
            Period kept) {}

    /** The draft, if there is one that has not expired and this person may see it. */
    Optional<Draft> find(String id, @Nullable String subject) {
        return mine(table.find(id), subject);
    }

    /** The draft that a code leads to, if this person may see it. */
    Optional<Draft> resume(ResumeCode code, @Nullable String subject) {
        return mine(table.byCode(code.hash()), subject);
    }

    private Optional<Draft> mine(Optional<Draft> found, @Nullable String subject) {
        return found.filter(draft -> draft.expiresAt().isAfter(clock.instant()))
                .filter(draft -> draft.subject() == null || draft.subject().equals(subject));
    }

    /** The draft after a change; not kept when its answers have become more than anybody fills in. */
    record Changed(Draft draft, boolean kept) {}

    /** Changes the answers as they stand at that moment, so that a second tab's page is not lost. */
    @Transactional
    Changed change(Draft draft, Period kept, UnaryOperator<ObjectNode> change) {
        Draft now = table.lock(draft.id()).orElseThrow();
        if (now.sent()) {
            return new Changed(now, false);
        }
        Draft changed = now.with(change.apply(now.answers()));
        String text = changed.answers().toString();
        if (text.length() > mostAnswers) {
            return new Changed(changed, false);
        }
        table.answers(draft, text, OffsetDateTime.now(clock), expiry(kept));
        return new Changed(changed, true);
    }

    @Transactional
    void speak(Draft draft, String language) {
        table.language(draft, language);
    }

    /** It has become a case: the draft only leads there now, what was filled in stands there. */
    @Transactional
    void sent(Draft draft, String statusUrl) {
        table.sent(draft, statusUrl);
    }

    /** Goes on with another edition from now on; not once it is sent, or if another request was quicker. */
    @Transactional
    void take(Draft draft, Edition to, String language) {
        table.lock(draft.id())
                .filter(now -> !now.sent() && now.edition() == draft.edition())
                .ifPresent(now -> table.take(now, to, language));
    }

    /** Asks for the code to be mailed. */
    @Transactional
    void remind(Draft draft, String mail) {
        table.mail(draft, mail);
        events.publish(new ResumeRequested(draft.code().hash()));
    }

    /** What to write to whoever asked for it; nothing if the draft is gone. */
    public Optional<Reminder> reminder(ResumeRequested requested) {
        return table.asked(requested.handle())
                .map(asked -> new Reminder(
                        asked.mail(),
                        asked.draft().code().printed(),
                        asked.draft().service(),
                        asked.draft().edition(),
                        asked.draft().language(),
                        asked.draft().expiresAt()));
    }

    /** Deletes what has expired. */
    @Transactional
    int deleteExpired() {
        int gone = table.deleteExpired(OffsetDateTime.now(clock));
        if (gone > 0) {
            events.publish(new DraftsDeleted(gone));
        }
        return gone;
    }

    private OffsetDateTime expiry(Period kept) {
        return ZonedDateTime.now(clock).plus(kept).toOffsetDateTime();
    }
}
