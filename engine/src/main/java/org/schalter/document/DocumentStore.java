package org.schalter.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.secrecy.DataKey;
import org.schalter.submission.CaseId;
import org.schalter.submission.CaseKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of issued documents; their files, and what they say of themselves, are sealed with the case's key. */
@Component
class DocumentStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DOCUMENT = """
        select d.id, d.case_id, d.name, d.about, d.reference, d.size, d.sha256, d.issued_at, r.revoked_at
        from document_issued d left join document_revoked r on r.document_id = d.id
        """;

    private static final String ABOUT = "document_issued.about";
    private static final String CONTENT = "document_issued.content";
    private static final String REASON = "document_revoked.sealed_reason";

    private final JdbcClient jdbc;
    private final CaseKeys keys;

    DocumentStore(JdbcClient jdbc, CaseKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** What is still known of a document that is no longer kept. */
    record Forgotten(Instant issuedAt, Optional<Instant> revokedAt, String sha256) {}

    /** What is stored beside what everybody may know of a document. */
    record Secrets(String service, String language, String codeHash, byte[] content, Map<String, String> verifiable) {}

    /** False if the case has a document of that name already. */
    boolean add(Document document, Secrets secrets) {
        DataKey key = keys.of(document.caseId().value());
        About about = new About(document.title(), secrets.verifiable());
        return jdbc.sql("""
            insert into document_issued (id, case_id, name, reference, service, language,
                code_hash, about, content, size, sha256, issued_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                        .params(
                                document.id(),
                                document.caseId().value(),
                                document.name(),
                                document.reference(),
                                secrets.service(),
                                secrets.language(),
                                secrets.codeHash(),
                                key.seal(ABOUT, document.id(), JSON.writeValueAsBytes(about)),
                                key.seal(CONTENT, document.id(), secrets.content()),
                                document.size(),
                                document.sha256(),
                                Timestamp.from(document.issuedAt()))
                        .update()
                == 1;
    }

    /** What a document says of itself, sealed. */
    private record About(String title, Map<String, String> verifiable) {}

    /** False if it was revoked before. */
    boolean revoke(Document document, Instant at, String by, String reason) {
        byte[] sealed = keys.of(document.caseId().value()).seal(REASON, document.id(), reason);
        return jdbc.sql("insert into document_revoked (document_id, revoked_at, revoked_by, sealed_reason)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .params(document.id(), Timestamp.from(at), by, sealed)
                        .update()
                == 1;
    }

    Optional<Document> find(CaseId id, String name) {
        return jdbc.sql(DOCUMENT + "where d.case_id = ? and d.name = ?")
                .params(id.value(), name)
                .query(DocumentStore::row)
                .optional()
                .map(this::document);
    }

    List<Document> of(CaseId id) {
        return jdbc
                .sql(DOCUMENT + "where d.case_id = ? order by d.issued_at, d.name")
                .param(id.value())
                .query(DocumentStore::row)
                .list()
                .stream()
                .map(this::document)
                .toList();
    }

    Optional<Document> byCode(CheckCode code) {
        return jdbc.sql(DOCUMENT + "where d.code_hash = ?")
                .param(code.hash())
                .query(DocumentStore::row)
                .optional()
                .map(this::document);
    }

    byte[] content(Document document) {
        byte[] sealed = jdbc.sql("select content from document_issued where id = ?")
                .param(document.id())
                .query(byte[].class)
                .single();
        return keys.of(document.caseId().value()).open(CONTENT, document.id(), sealed);
    }

    Map<String, String> verifiable(Document document) {
        byte[] sealed = jdbc.sql("select about from document_issued where id = ?")
                .param(document.id())
                .query(byte[].class)
                .single();
        return about(document.id(), document.caseId(), sealed).verifiable();
    }

    /**
     * Forgets the documents of a case but for the digests of their check codes, so that whoever holds one still learns that
     * it was issued; in the caller's transaction.
     */
    int forget(CaseId id, Instant at) {
        jdbc.sql("""
            insert into document_forgotten (code_hash, sha256, issued_at, revoked_at, forgotten_at)
            select d.code_hash, d.sha256, d.issued_at, r.revoked_at, cast(? as timestamp with time zone)
            from document_issued d left join document_revoked r on r.document_id = d.id where d.case_id = ?\
            """).params(Timestamp.from(at), id.value()).update();
        jdbc.sql("delete from document_revoked where document_id in (select id from document_issued where case_id = ?)")
                .param(id.value())
                .update();
        return jdbc.sql("delete from document_issued where case_id = ?")
                .param(id.value())
                .update();
    }

    Optional<Forgotten> forgotten(CheckCode code) {
        return jdbc.sql("select issued_at, revoked_at, sha256 from document_forgotten where code_hash = ?")
                .param(code.hash())
                .query((row, _) -> new Forgotten(
                        row.getTimestamp(1).toInstant(),
                        Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant),
                        row.getString(3)))
                .optional();
    }

    /** A row as it is stored: opened when it has been read, since its key may have to be read too. */
    private record Row(Document untitled, byte[] about) {}

    private Document document(Row row) {
        Document it = row.untitled();
        return it.titled(about(it.id(), it.caseId(), row.about()).title());
    }

    private About about(UUID id, CaseId caseId, byte[] sealed) {
        return JSON.readValue(keys.of(caseId.value()).open(ABOUT, id, sealed), About.class);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp revoked = row.getTimestamp(9);
        Document untitled = new Document(
                row.getObject(1, UUID.class),
                new CaseId(row.getObject(2, UUID.class)),
                row.getString(3),
                "",
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                Optional.ofNullable(revoked).map(Timestamp::toInstant));
        return new Row(untitled, row.getBytes(4));
    }
}
