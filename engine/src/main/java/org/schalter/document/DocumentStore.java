package org.schalter.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.submission.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of issued documents. */
@Component
class DocumentStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DOCUMENT = """
        select d.id, d.case_id, d.name, d.title, d.reference, d.size, d.sha256, d.issued_at, r.revoked_at
        from document_issued d left join document_revoked r on r.document_id = d.id
        """;

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored beside what everybody may know of a document. */
    record Secrets(String service, String language, String codeHash, byte[] content, Map<String, String> verifiable) {}

    /** False if the case has a document of that name already. */
    boolean add(Document document, Secrets secrets) {
        return jdbc.sql("""
            insert into document_issued (id, case_id, name, title, reference, service, language,
                code_hash, content, size, sha256, verifiable, issued_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                        .params(
                                document.id(),
                                document.caseId().value(),
                                document.name(),
                                document.title(),
                                document.reference(),
                                secrets.service(),
                                secrets.language(),
                                secrets.codeHash(),
                                secrets.content(),
                                document.size(),
                                document.sha256(),
                                JSON.writeValueAsString(secrets.verifiable()),
                                Timestamp.from(document.issuedAt()))
                        .update()
                == 1;
    }

    /** False if it was revoked before. */
    boolean revoke(UUID document, Instant at, String by, String reason) {
        return jdbc.sql("insert into document_revoked values (?, ?, ?, ?) on conflict do nothing")
                        .params(document, Timestamp.from(at), by, reason)
                        .update()
                == 1;
    }

    Optional<Document> find(CaseId id, String name) {
        return jdbc.sql(DOCUMENT + "where d.case_id = ? and d.name = ?")
                .params(id.value(), name)
                .query(DocumentStore::document)
                .optional();
    }

    List<Document> of(CaseId id) {
        return jdbc.sql(DOCUMENT + "where d.case_id = ? order by d.issued_at, d.name")
                .param(id.value())
                .query(DocumentStore::document)
                .list();
    }

    Optional<Document> byCode(CheckCode code) {
        return jdbc.sql(DOCUMENT + "where d.code_hash = ?")
                .param(code.hash())
                .query(DocumentStore::document)
                .optional();
    }

    byte[] content(UUID document) {
        return jdbc.sql("select content from document_issued where id = ?")
                .param(document)
                .query(byte[].class)
                .single();
    }

    Map<String, String> verifiable(UUID document) {
        String json = jdbc.sql("select verifiable from document_issued where id = ?")
                .param(document)
                .query(String.class)
                .single();
        Map<String, String> verifiable = new LinkedHashMap<>();
        JSON.readTree(json)
                .propertyStream()
                .forEach(it -> verifiable.put(it.getKey(), it.getValue().asString()));
        return verifiable;
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        Timestamp revoked = row.getTimestamp(9);
        return new Document(
                row.getObject(1, UUID.class),
                new CaseId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                Optional.ofNullable(revoked).map(Timestamp::toInstant));
    }
}
