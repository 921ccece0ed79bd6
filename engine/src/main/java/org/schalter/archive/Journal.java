package org.schalter.archive;

import java.lang.reflect.RecordComponent;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Event;
import org.schalter.storage.Writes;
import org.schalter.submission.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened, in the order it was heard of, without personal data and never changed until its case is forgotten.
 */
@Component
public class Journal {

    /** Components that are secrets or hashes of them, or have a column of their own. */
    private static final Set<String> UNTOLD = Set.of("caseId", "by", "handle", "token", "code", "mail");

    private final JdbcClient jdbc;
    private final Writes writes;
    private final Clock clock;

    Journal(JdbcClient jdbc, Writes writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * One thing that happened.
     *
     * @param kind the event's name, for example {@code DocumentIssued}
     * @param actor who did it; empty where the engine did
     */
    public record Entry(OffsetDateTime at, String kind, String actor, String detail) {}

    /** What happened in a case, the oldest first. */
    public List<Entry> of(CaseId id) {
        return jdbc.sql("select at, kind, actor, detail from archive_journal where case_id = ? order by number")
                .param(id.value())
                .query((row, _) ->
                        new Entry(local(row.getTimestamp(1)), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** What happened lately outside of cases, the newest first. */
    List<Entry> outsideCases(int most) {
        return jdbc.sql("select at, kind, actor, detail from archive_journal where case_id is null"
                        + " order by number desc limit ?")
                .param(most)
                .query((row, _) ->
                        new Entry(local(row.getTimestamp(1)), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** The newest thing of its kind that happened outside of cases. */
    Optional<Entry> newest(Class<? extends Event> kind) {
        return jdbc.sql("select at, kind, actor, detail from archive_journal where case_id is null and kind = ?"
                        + " order by number desc limit 1")
                .param(kind.getSimpleName())
                .query((row, _) ->
                        new Entry(local(row.getTimestamp(1)), row.getString(2), row.getString(3), row.getString(4)))
                .optional();
    }

    void enter(Event event) {
        String kind = event.getClass().getSimpleName();
        UUID caseId = component(event, "caseId") instanceof UUID id ? id : null;
        String actor = component(event, "by") instanceof String by ? by : "";
        writes.add(
                "insert into archive_journal (at, case_id, kind, actor, detail) values (?, ?, ?, ?, ?)",
                Timestamp.from(clock.instant()),
                caseId,
                kind,
                cut(actor, 200),
                cut(detail(event), 1000));
    }

    private static String detail(Event event) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (!UNTOLD.contains(component.getName())) {
                parts.add(component.getName() + "=" + component(event, component.getName()));
            }
        }
        return String.join(" ", parts);
    }

    private static @Nullable Object component(Event event, String name) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        if (components == null) {
            return null;
        }
        for (RecordComponent component : components) {
            if (component.getName().equals(name)) {
                try {
                    component.getAccessor().setAccessible(true);
                    return component.getAccessor().invoke(event);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("the event <" + event.getClass() + "> can't be read", e);
                }
            }
        }
        return null;
    }

    private OffsetDateTime local(Timestamp at) {
        return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
