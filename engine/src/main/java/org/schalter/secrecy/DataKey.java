package org.schalter.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A key for what belongs together, such as a case: seals what is stored of it and opens it again. What was sealed for one
 * column of one row opens there only, so that nobody can swap rows.
 */
public final class DataKey {

    private final UUID id;
    private final Box box;

    DataKey(UUID id, byte[] key) {
        this.id = id;
        this.box = Box.of(key);
    }

    /** Stored beside what the key sealed. */
    public UUID id() {
        return id;
    }

    /**
     * Seals bytes.
     *
     * @param column with its table, for example {@code filling_upload.content}
     * @param row what names the row in its table
     */
    public byte[] seal(String column, Object row, byte[] plain) {
        return box.seal(plain, column + " " + row);
    }

    public byte[] seal(String column, Object row, String plain) {
        return seal(column, row, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Unopenable if it is not what this key sealed for that column of that row */
    public byte[] open(String column, Object row, byte[] sealed) {
        return box.open(sealed, column + " " + row);
    }

    /** @throws Unopenable as {@link #open} */
    public String text(String column, Object row, byte[] sealed) {
        return new String(open(column, row, sealed), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]"; // never the key: it may reach a log
    }
}
