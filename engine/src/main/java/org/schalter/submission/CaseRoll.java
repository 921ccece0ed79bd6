package org.schalter.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.ServiceKey;
import org.schalter.submission.spi.SentCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All cases in the order of their receipt, for whoever goes over them. Ids sort by that, so a page costs the same anywhere. */
@Component
public class CaseRoll {

    private final JdbcClient jdbc;
    private final CaseTable cases;

    CaseRoll(JdbcClient jdbc, CaseTable cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /** The first id that a case received at that moment can have. */
    public static UUID earliest(Instant at) {
        return CaseId.earliest(at).value();
    }

    /** The next cases after that one, the oldest first. */
    public List<UUID> after(UUID id, int most) {
        return List.<UUID>copyOf(
                jdbc.sql("select id from submission_case where id > ?" + " and content is not null order by id limit ?")
                        .params(id, most)
                        .query(UUID.class)
                        .list());
    }

    /** The latest cases of a service that are not forgotten, the newest first, opened; fewer where some are gone meanwhile. */
    public List<Submission> newest(ServiceKey service, int most) {
        return List.<UUID>copyOf(jdbc.sql("select id from submission_case where service = ? and content is not null"
                                + " order by id desc limit ?")
                        .params(service.value(), most)
                        .query(UUID.class)
                        .list())
                .stream()
                .flatMap(id -> cases.stored(new CaseId(id)).stream())
                .toList();
    }

    /** The case of that id, as other stages may know it. */
    public Optional<SentCase> find(UUID id) {
        return cases.find(new CaseId(id)).map(Receipts::sent);
    }
}
