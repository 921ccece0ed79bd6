package org.schalter.samples.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares what the town has answered with what it has stored. */
final class Reckoning {

    /** One line of the table. */
    record Line(String what, Object expected, Object found) {
        boolean right() {
            return String.valueOf(expected).equals(String.valueOf(found));
        }
    }

    private static final String WORK = """
        select (select count(*) from event_task where task_name = 'event') + (select count(*) from act_ru_job)
            + (select count(*) from delivery_due) + (select count(*) from operation_gap)
            + (select count(*) from payment_order o where not exists
                (select 1 from payment_settlement s where s.order_id = o.id)) + (select count(*) from casework_task where state in ('open', 'claimed'))\
        """;

    private final Connection database;
    private final List<Line> lines = new ArrayList<>();

    private Reckoning(Connection database) {
        this.database = database;
    }

    /** How much is still to be done, by machines or by clerks. */
    static long workLeft(Connection database) throws SQLException {
        return (long) new Reckoning(database).one(WORK);
    }

    static List<Line> of(Connection database, Receipts receipts, PostOffice post) throws SQLException {
        var reckoning = new Reckoning(database);
        reckoning.applications(receipts);
        reckoning.processes();
        reckoning.money(receipts);
        reckoning.tasks();
        reckoning.papers(post);
        return reckoning.lines;
    }

    private void applications(Receipts receipts) throws SQLException {
        long answered = receipts.accepted.size();
        line("answers that nobody could do anything with", 0, receipts.surprises.size());
        line(
                "something was applied for, paid and decided",
                true,
                answered > 0 && receipts.paid.get() > 0 && receipts.decided.get() > 0);
        line("applications stored", answered, one("select count(*) from submission_case"));
        long known = 0;
        try (var find = database.prepareStatement("select count(*) from submission_case where reference = ?")) {
            for (var receipt : receipts.accepted) {
                find.setString(1, receipt.reference());
                try (var row = find.executeQuery()) {
                    row.next();
                    known += row.getLong(1);
                }
            }
        }
        line("applications found by the reference answered", answered, known);
        line(
                "files that belong to an application",
                toPay(receipts),
                one("select count(*) from filling_upload where kept"));
    }

    private void processes() throws SQLException {
        line("cases not begun", 0, without("process-started"));
        line("cases not completed", 0, without("completed"));
        line(
                "cases with a station twice",
                0,
                one("select count(*) from (select 1 from submission_ledger where station in ('process-started',"
                        + " 'completed', 'paid', 'decided') group by case_id, station having count(*) > 1) x"));
        line("processes still running", 0, one("select count(*) from act_ru_execution"));
        line("stations missing", 0, one("select count(*) from operation_gap"));
        line("steps given up", 0, one("select count(*) from act_ru_deadletter_job"));
        line("events left", 0, one("select count(*) from event_task where task_name = 'event'"));
    }

    private void money(Receipts receipts) throws SQLException {
        long toPay = toPay(receipts);
        line("payment orders", toPay, one("select count(*) from payment_order"));
        line("orders settled", toPay, one("select count(*) from payment_settlement"));
        line("payments at the provider", toPay, one("select count(*) from payment_demo where outcome = 'pay'"));
        line(
                "sum settled",
                one("select coalesce(sum(o.amount), 0) from submission_case c left join payment_order o on o.case_id ="
                        + " c.id where c.service = 'parking-permit'"),
                one("select coalesce(sum(o.amount), 0) from payment_settlement s join payment_order o on o.id ="
                        + " s.order_id"));
    }

    private void tasks() throws SQLException {
        var dogs = one("select count(*) from submission_case where service = 'dog-tax-registration'");
        line("tasks done", dogs, one("select count(*) from casework_task where state = 'done'"));
        line("decisions", dogs, one("select count(*) from casework_task_answers"));
        line("tasks in all", dogs, one("select count(*) from casework_task"));
    }

    private void papers(PostOffice post) throws SQLException {
        var cases = one("select count(*) from submission_case");
        line("documents issued", cases, one("select count(*) from document_issued"));
        line("cases with a document", cases, one("select count(distinct case_id) from document_issued"));
        line("messages that came to the mail server", one("select count(*) from delivery_message"), post.messages());
        line("messages not delivered", 0, one("select count(*) from delivery_due"));
        line(
                "messages delivered twice",
                0,
                one("select count(*) from (select 1 from delivery_attempt where outcome = 'delivered'"
                        + " group by message_id having count(*) > 1) x"));
        line(
                "messages written twice",
                0,
                one("select count(*) from (select 1 from delivery_message group by case_id, name having count(*) >"
                        + " 1) x"));
        line("confirmations sent", cases, sent("confirmation"));
        line("decisions sent", cases, sent("approved"));
    }

    private Object sent(String message) throws SQLException {
        return one(
                "select count(distinct case_id) from delivery_message m join delivery_attempt a on a.message_id = m.id"
                        + " where a.outcome = 'delivered' and m.name = '" + message + "'");
    }

    private Object without(String station) throws SQLException {
        return one("select count(*) from submission_case c where not exists"
                + " (select 1 from submission_ledger l where l.case_id = c.id and l.station = '" + station + "')");
    }

    private static long toPay(Receipts receipts) {
        return receipts.accepted.stream().filter(Receipts.Receipt::toPay).count();
    }

    private void line(String what, Object expected, Object found) {
        lines.add(new Line(what, expected, found));
    }

    private Object one(String sql) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1);
        }
    }
}
