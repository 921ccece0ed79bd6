package org.schalter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Looks through every column of every table for what must not stand there. */
public final class EveryColumn {

    private final DataSource database;

    public EveryColumn(DataSource database) {
        this.database = database;
    }

    /** The columns that hold one of these in plain, and which: {@code table.column: value}. */
    public Collection<String> holding(Collection<String> values) {
        var found = new TreeSet<String>();
        try (var connection = database.getConnection()) {
            for (var table : tables(connection)) {
                search(connection, table, values, found);
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    List<String> tables() {
        try (var connection = database.getConnection()) {
            return tables(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void search(Connection connection, String table, Collection<String> values, Collection<String> found)
            throws SQLException, IOException {
        try (var rows = connection.createStatement().executeQuery("select * from " + table)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    var text = text(rows, i);
                    for (var value : values) {
                        if (text.contains(utf8(value))) {
                            found.add(table + "." + rows.getMetaData().getColumnName(i) + ": " + value);
                        }
                    }
                }
            }
        }
    }

    /** Texts and bytes alike, as one letter for each byte. */
    private static String text(ResultSet rows, int column) throws SQLException, IOException {
        return switch (rows.getObject(column)) {
            case null -> "";
            case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
            case java.sql.Blob blob -> new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.ISO_8859_1);
            case java.sql.Clob clob -> utf8(clob.getSubString(1, (int) clob.length()));
            case Object other -> utf8(other.toString());
        };
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
