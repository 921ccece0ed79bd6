package org.schalter.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Statements that a transaction collects and sends at its end, in their order: on PostgreSQL in one round trip, since most
 * of what a small statement costs is its way there and back. So what is wrong with one of them, a value that is taken for
 * instance, shows when the transaction commits. Whoever reads in a transaction what may have been written in it calls
 * {@link #send} first.
 */
@Component
public class Writes {

    /** Statements a round trip: so few that a plan for each combination is kept by the driver. */
    private static final int TOGETHER = 24;

    private final JdbcTemplate jdbc;
    private final boolean severalAtOnce;

    @Autowired
    Writes(JdbcTemplate jdbc, DataSource dataSource) {
        this(jdbc, isPostgres(dataSource));
    }

    Writes(JdbcTemplate jdbc, boolean severalAtOnce) {
        this.jdbc = jdbc;
        this.severalAtOnce = severalAtOnce;
    }

    private record Write(
            String sql, @Nullable Object[] values, @Nullable Supplier<? extends RuntimeException> unlessOne) {

        void check(int rows) {
            if (unlessOne != null && rows != 1) {
                throw unlessOne.get();
            }
        }
    }

    /** Has a statement sent at the end of the caller's transaction; at once outside of one. */
    public void add(String sql, @Nullable Object... values) {
        add(new Write(sql, values, null));
    }

    /** The same with a statement that must change exactly one row, else the transaction fails with that exception. */
    public void addOne(Supplier<? extends RuntimeException> unlessOne, String sql, @Nullable Object... values) {
        add(new Write(sql, values, unlessOne));
    }

    private void add(Write write) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            collected().add(write);
        } else {
            write.check(jdbc.update(write.sql, write.values));
        }
    }

    /** Sends what the caller's transaction has collected so far. */
    public void send() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Collected collected) {
            collected.send();
        }
    }

    private Collected collected() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Collected known) {
            return known;
        }
        var begun = new Collected();
        TransactionSynchronizationManager.bindResource(this, begun);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    private void send(List<Write> writes) {
        if (!severalAtOnce || writes.size() == 1) {
            writes.forEach(write -> write.check(jdbc.update(write.sql, write.values)));
            return;
        }
        String sql = writes.stream().map(Write::sql).collect(Collectors.joining(";\n"));
        int[] rows = jdbc.execute(sql, (PreparedStatement statement) -> rows(statement, writes));
        for (int i = 0; i < writes.size(); i++) {
            writes.get(i).check(rows == null ? 0 : rows[i]);
        }
    }

    private static int[] rows(PreparedStatement statement, List<Write> writes) throws SQLException {
        Object[] values =
                writes.stream().flatMap(write -> Arrays.stream(write.values)).toArray();
        new ArgumentPreparedStatementSetter(values).setValues(statement);
        statement.execute();
        int[] rows = new int[writes.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = statement.getUpdateCount();
            statement.getMoreResults();
        }
        return rows;
    }

    /** Whether the database is PostgreSQL, else H2. */
    public static boolean isPostgres(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().startsWith("PostgreSQL");
        } catch (SQLException broken) {
            throw new IllegalStateException("the database does not answer", broken);
        }
    }

    /** What one transaction has collected. */
    private final class Collected implements TransactionSynchronization {

        private final List<Write> unsent = new ArrayList<>();
        private boolean ending;

        void add(Write write) {
            unsent.add(write);
            if (ending) {
                send();
            }
        }

        void send() {
            for (int from = 0; from < unsent.size(); from += TOGETHER) {
                Writes.this.send(unsent.subList(from, Math.min(from + TOGETHER, unsent.size())));
            }
            unsent.clear();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            ending = true;
            send();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Writes.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Writes.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Writes.this);
        }
    }
}
