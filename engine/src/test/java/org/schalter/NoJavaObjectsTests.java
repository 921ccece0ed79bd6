package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Somebodies.Who;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No object of Java lies serialised in the database: reading one back would run what somebody has put there. */
class NoJavaObjectsTests {

    private static final String BEGINNING = "aced0005";

    /** A column that bytes fit in. */
    record Column(String table, String name) {}

    @ParameterizedTest
    @EnumSource
    void liesInAnyColumnAfterAWholeLife(Database database) {
        var engine = RunningEngine.on(database);
        OwnThings.publish(engine);
        new OwnThings(new Somebodies(engine), Who.OWNER);
        var sql = engine.bean(JdbcClient.class);

        var columns = columns(sql);

        assertThat(columns)
                .extracting(Column::table)
                .contains("identity_session", "filling_upload", "act_ge_bytearray", "document_issued");
        List<Column> holding = new ArrayList<>();
        for (var column : columns) {
            if (beginnings(sql, column).contains(BEGINNING)) {
                holding.add(column);
            }
        }
        assertThat(holding).isEmpty();
    }

    private static List<Column> columns(JdbcClient sql) {
        return sql.sql("""
            select table_name, column_name from information_schema.columns
            where lower(table_schema) = 'public' and lower(data_type) in ('bytea', 'binary varying', 'binary large object', 'binary')\
            """)
                .query((row, number) -> new Column(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)))
                .list();
    }

    private static List<String> beginnings(JdbcClient sql, Column column) {
        return sql.sql("select %s from %s where %s is not null".formatted(column.name(), column.table(), column.name()))
                .query((row, number) -> hex(row.getBytes(1)))
                .list();
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4));
    }

    @Test
    void wouldBeFound() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject("x");
        }

        assertThat(hex(bytes.toByteArray())).isEqualTo(BEGINNING);
    }
}
