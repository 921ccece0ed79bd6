package org.schalter.filling;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.event.Event;
import org.schalter.event.Events;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is being filled in, bound to the edition it began with, kept until some days after its last change. */
@Component
public class Drafts {

    private static final int ID_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;
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

    Drafts(JdbcClient jdbc, Events events, Clock clock, FillingSettings settings) {
        this.mostAnswers = settings.answersSize().toBytes();
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a draft; its id is unguessable. */
    @Transactional
    Draft start(Beginning beginning) {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("insert into filling_draft (id, service, edition, hash, language, subject, prefilled, answers,"
                        + " resume_hash, changed_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, beginning.service().value(), beginning.edition(), beginning.hash(), beginning.language())
                .param(beginning.subject())
                .params(
                        JSON.writeValueAsString(beginning.locked()),
                        beginning.answers().toString())
                .params(ResumeCode.of(id).hash(), OffsetDateTime.now(clock), expiry(beginning.kept()))
                .update();
        return find(id, beginning.subject()).orElseThrow();
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
        return mine(jdbc.sql("select * from filling_draft where id = ?").param(id), subject);
    }

    /** The draft that a code leads to, if this person may see it. */
    Optional<Draft> resume(ResumeCode code, @Nullable String subject) {
        return mine(
                jdbc.sql("select * from filling_draft where resume_hash = ?").param(code.hash()), subject);
    }

    private Optional<Draft> mine(JdbcClient.StatementSpec select, @Nullable String subject) {
        return select.query(Drafts::draft)
                .optional()
                .filter(draft -> draft.expiresAt().isAfter(clock.instant()))
                .filter(draft -> draft.subject() == null || draft.subject().equals(subject));
    }

    /** The draft after a change; not kept when its answers have become more than anybody fills in. */
    record Changed(Draft draft, boolean kept) {}

    /** Changes the answers as they stand at that moment, so that a second tab's page is not lost. */
    @Transactional
    Changed change(Draft draft, Period kept, UnaryOperator<ObjectNode> change) {
        Draft now = jdbc.sql("select * from filling_draft where id = ? for update")
                .param(draft.id())
                .query(Drafts::draft)
                .single();
        if (now.sent()) {
            return new Changed(now, false);
        }
        ObjectNode answers = change.apply(now.answers());
        Draft changed = new Draft(
                now.id(),
                now.service(),
                now.edition(),
                now.hash(),
                now.language(),
                now.subject(),
                now.locked(),
                answers,
                now.expiresAt(),
                null);
        String text = answers.toString();
        if (text.length() > mostAnswers) {
            return new Changed(changed, false);
        }
        jdbc.sql("update filling_draft set answers = ?, changed_at = ?, expires_at = ? where id = ?")
                .params(text, OffsetDateTime.now(clock), expiry(kept), draft.id())
                .update();
        return new Changed(changed, true);
    }

    @Transactional
    void speak(Draft draft, String language) {
        jdbc.sql("update filling_draft set language = ? where id = ?")
                .params(language, draft.id())
                .update();
    }

    /** It has become a case: the draft only leads there now. */
    @Transactional
    void sent(Draft draft, String statusUrl) {
        jdbc.sql("update filling_draft set status_url = ? where id = ?")
                .params(statusUrl, draft.id())
                .update();
    }

    /** Asks for the code to be mailed. */
    @Transactional
    void remind(Draft draft, String mail) {
        jdbc.sql("update filling_draft set resume_mail = ? where id = ?")
                .params(mail, draft.id())
                .update();
        events.publish(new ResumeRequested(draft.code().hash()));
    }

    /** What to write to whoever asked for it; nothing if the draft is gone. */
    public Optional<Reminder> reminder(ResumeRequested requested) {
        return jdbc.sql("select * from filling_draft where resume_hash = ? and resume_mail is not null")
                .param(requested.handle())
                .query((row, number) -> {
                    Draft draft = draft(row, number);
                    return new Reminder(
                            row.getString("resume_mail"),
                            draft.code().printed(),
                            draft.service(),
                            draft.edition(),
                            draft.language(),
                            draft.expiresAt());
                })
                .optional();
    }

    /** Deletes what has expired. */
    @Transactional
    int deleteExpired() {
        int gone = jdbc.sql("delete from filling_draft where expires_at <= ?")
                .param(OffsetDateTime.now(clock))
                .update();
        if (gone > 0) {
            events.publish(new DraftsDeleted(gone));
        }
        return gone;
    }

    private OffsetDateTime expiry(Period kept) {
        return ZonedDateTime.now(clock).plus(kept).toOffsetDateTime();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        Map<String, JsonNode> locked = new HashMap<>();
        JSON.readTree(row.getString("prefilled")).properties().forEach(one -> locked.put(one.getKey(), one.getValue()));
        return new Draft(
                row.getString("id"),
                new ServiceKey(row.getString("service")),
                row.getInt("edition"),
                row.getString("hash"),
                row.getString("language"),
                row.getString("subject"),
                locked,
                (ObjectNode) JSON.readTree(row.getString("answers")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getString("status_url"));
    }
}
