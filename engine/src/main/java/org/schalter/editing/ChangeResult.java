package org.schalter.editing;

import java.util.Collection;

/** What came of changing files of a working copy: all of the change was kept, or nothing. */
sealed interface ChangeResult {

    /** It is this now. */
    record Saved(WorkingCopy copy) implements ChangeResult {}

    /** Somebody else has changed these files since; the copy has them as they are now. */
    record Conflict(WorkingCopy copy, Collection<String> paths) implements ChangeResult {}

    /** Somebody else holds the edit lock. */
    record Locked(Locks.Held held) implements ChangeResult {}

    /** There can be no such file, or not as large a package. */
    record Refused(Reason reason, String message) implements ChangeResult {}

    /** There is no such working copy. */
    record Missing() implements ChangeResult {}

    /** Why a change is refused, whatever anybody else does. */
    enum Reason {
        PLACE,
        SIZE
    }
}
