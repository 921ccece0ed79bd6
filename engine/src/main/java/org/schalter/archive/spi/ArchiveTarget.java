package org.schalter.archive.spi;

import java.util.List;

/**
 * Takes completed cases for keeping. Handing the same case over again, as happens after a crash, must leave one of it.
 *
 * @param <O> its settings, a record bound from {@code schalter.archive.options.*}
 */
public interface ArchiveTarget<O extends Record> {

    /** A stable id, for example {@code demo}. */
    String id();

    Class<O> options();

    /** Keeps the bundle and says by what that can be proved; throwing means "later again". */
    String keep(ArchiveBundle bundle, O options);

    /** What is wrong with settings, connection and credentials; empty when all is well. Without side effects. */
    List<String> selfCheck(O options);
}
