package org.schalter.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.secrecy.DataKey;
import org.schalter.secrecy.Secrets;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The key of each case, with which every stage seals what it stores of it; gone when the case has been forgotten. */
@Component
public class CaseKeys {

    private static final String SENDING = "submission.sending";

    private final JdbcTemplate jdbc;
    private final Secrets secrets;

    /** So short that a case which another node has forgotten is soon forgotten here too. */
    private final Cache<UUID, DataKey> known = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    CaseKeys(JdbcTemplate jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * The key of a case.
     *
     * @throws IllegalStateException when there is no such case, or it has been forgotten
     */
    public DataKey of(UUID caseId) {
        return find(caseId)
                .orElseThrow(() -> new IllegalStateException(
                        "there is no case <" + caseId + ">, or its retention period is over"));
    }

    public Optional<DataKey> find(UUID caseId) {
        DataKey kept = known.getIfPresent(caseId);
        if (kept != null) {
            return Optional.of(kept);
        }
        return ids(caseId).stream().findFirst().flatMap(it -> of(caseId, it));
    }

    /** The key of a case of which the caller has just read the key's id. */
    Optional<DataKey> of(UUID caseId, UUID keyId) {
        Optional<DataKey> key = secrets.find(keyId);
        key.ifPresent(it -> known.put(caseId, it));
        return key;
    }

    /** The key of a case that is just being accepted. */
    DataKey begin(CaseId id) {
        DataKey key = secrets.fresh();
        known.put(id.value(), key);
        return key;
    }

    /** Deletes the key in the caller's transaction: nothing of the case can be opened any more, here or in a backup. */
    void delete(CaseId id) {
        secrets.delete(ids(id.value()));
        known.invalidate(id.value());
    }

    private List<UUID> ids(UUID caseId) {
        return List.<UUID>copyOf(jdbc.queryForList(
                "select key_id from submission_case where id = ? and key_id is not null", UUID.class, caseId));
    }

    /** By which a sending is found again; it is made of who sent it. */
    String ofSending(String digest) {
        return secrets.hash(SENDING, digest);
    }
}
