package org.schalter.submission;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.secrecy.DataKey;
import org.schalter.validation.Fee;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a case says of people, stored as one sealed text.
 *
 * @param token the secret of the status page's address
 * @param sent a digest of the answers as they were sent: the same key with other answers is a mistake of the sender's
 * @param shown what the applicant was shown and agreed to
 */
record CaseContent(
        ObjectNode answers,
        @Nullable Fee fee,
        @Nullable String subject,
        Map<String, String> applicant,
        String token,
        String sent,
        String shown) {

    private static final String COLUMN = "submission_case.content";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static CaseContent of(Submission it, CaseTable.Seal seal) {
        return new CaseContent(
                it.answers(),
                it.fee().orElse(null),
                it.subject(),
                it.applicant(),
                it.token(),
                seal.sent(),
                seal.shown());
    }

    CaseContent with(ObjectNode others) {
        return new CaseContent(others, fee, subject, applicant, token, sent, shown);
    }

    byte[] sealed(DataKey key, CaseId id) {
        return key.seal(COLUMN, id.value(), JSON.writeValueAsBytes(this));
    }

    static CaseContent opened(DataKey key, CaseId id, byte[] sealed) {
        return JSON.readValue(key.open(COLUMN, id.value(), sealed), CaseContent.class);
    }
}
