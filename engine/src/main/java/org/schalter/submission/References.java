package org.schalter.submission;

import java.time.Clock;
import java.time.Year;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out case references such as {@code BPA-2026-000123}. A node takes a block of numbers at a time and gives them out
 * from memory, since one counter row locked by every submission would make them queue. So numbers are unique but may
 * have gaps, and several nodes hand them out in no strict order.
 */
@Component
class References {

    private static final Pattern NUMBER = Pattern.compile("\\{number(?::(\\d{1,2}))?}");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int blockSize;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    References(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, SubmissionSettings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.blockSize = settings.referenceBlock();
    }

    /** The next reference of a pattern with {@code {year}} and {@code {number:digits}}; not inside a transaction. */
    String next(String pattern) {
        String ofThisYear = pattern.replace("{year}", Year.now(clock).toString());
        Matcher number = NUMBER.matcher(ofThisYear);
        if (!number.find()) {
            throw new IllegalArgumentException(
                    "the reference <" + pattern + "> has no number; right would be <ABC-{year}-{number:6}>");
        }
        long next = blocks.computeIfAbsent(ofThisYear, Block::new).take();
        int digits = number.group(1) == null ? 1 : Integer.parseInt(number.group(1));
        String padded = "0".repeat(Math.max(0, digits - Long.toString(next).length())) + next;
        return ofThisYear.substring(0, number.start()) + padded + ofThisYear.substring(number.end());
    }

    private final class Block {

        private final String pattern;
        private long next;
        private long end;

        Block(String pattern) {
            this.pattern = pattern;
        }

        synchronized long take() {
            if (next >= end) {
                end = reserve(pattern);
                next = end - blockSize;
            }
            return next++;
        }
    }

    private long reserve(String pattern) {
        begin(pattern);
        Long end = transaction.execute(status -> {
            jdbc.sql("update submission_counter set next = next + ? where pattern = ?")
                    .params(blockSize, pattern)
                    .update();
            return jdbc.sql("select next from submission_counter where pattern = ?")
                    .param(pattern)
                    .query(Long.class)
                    .single();
        });
        return Objects.requireNonNull(end);
    }

    private void begin(String pattern) {
        boolean known = jdbc.sql("select 1 from submission_counter where pattern = ?")
                .param(pattern)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (known) {
            return;
        }
        try {
            jdbc.sql("insert into submission_counter (pattern, next) values (?, 1)")
                    .param(pattern)
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node began the same year at the same moment; its row serves both.
        }
    }
}
