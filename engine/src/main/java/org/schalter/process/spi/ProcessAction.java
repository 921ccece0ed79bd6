package org.schalter.process.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;

/**
 * Something that a service task does, such as issuing a document; the author names it by {@code s:action}.
 *
 * <p>The options are a record whose components are the action's inputs ({@code <s:input name="…" value="…"/>}). Component
 * types: {@code String}, {@code boolean}, {@code int}, {@code long}, {@code BigDecimal}, {@code LocalDate},
 * {@code Duration}, {@code Period}, an enum, {@code List<String>}, or {@code Object} for any FEEL value. A component that
 * is {@code @Nullable} may be left out, every other has to be given. A value that begins with {@code =} is FEEL and is
 * computed when the task runs.
 */
public interface ProcessAction<O extends Record> {

    /** What the author writes, for example {@code issue-document}; unique in the application. */
    String id();

    Class<O> options();

    /**
     * Does it. Runs in a transaction, as a job of its own with retries unless {@link #immediate()}; a job may be repeated
     * after a crash, so doing it twice must come to the same as once. Throwing means "try again", and after the last try
     * operators see an incident.
     */
    ActionResult perform(ActionCase at, O options);

    /**
     * Whether what {@link #perform} brought about is there, asked of a case that has long gone on: the station that the case
     * lacks, for example {@code document:permit}, or empty if all is well. It is then performed once more, as the same
     * occurrence.
     */
    default Optional<String> missing(ActionCase at, O options) {
        return Optional.empty();
    }

    /** What would happen, written down instead of done: for the author's examples. Must have no effect. */
    ActionResult rehearse(ActionCase at, O options, RehearsalLog log);

    /**
     * What is wrong with these inputs in this package; asked before publishing. An input that is FEEL is not known yet: a
     * text component holds the expression's source, any other its empty value.
     */
    default List<Finding> check(ServicePackage candidate, O options) {
        return List.of();
    }

    /**
     * The process went on without waiting any longer for what {@link #perform} began at that node, because a timer or
     * another end came first: take it back. In the transaction of that step.
     */
    default void withdraw(UUID caseId, String nodeId) {}

    /** Whether it may answer {@link ActionResult.Waiting}; such an action can't be repeated for the entries of a list. */
    default boolean waits() {
        return false;
    }

    /**
     * Whether it is done within the transaction of the step before instead of as a job: only for actions that write a row
     * or two and call nobody, because a citizen or clerk waits for it.
     */
    default boolean immediate() {
        return false;
    }
}
