package org.schalter.workspace;

import java.util.List;
import java.util.Optional;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.Severity;
import org.schalter.definition.Text;
import org.schalter.editing.WorkingCopy;

/**
 * What a list shows of one revision of a working copy.
 *
 * @param title empty where {@code service.yaml} can't be read
 * @param count of its findings, once it has been checked
 */
record Glance(WorkingCopy.Line line, Optional<Text> title, Optional<Count> count) {

    /** How many findings of each severity. */
    record Count(long errors, long warnings, long hints) {

        static Count of(List<Finding> findings) {
            return new Count(
                    count(findings, Severity.ERROR), count(findings, Severity.WARNING), count(findings, Severity.HINT));
        }

        private static long count(List<Finding> findings, Severity severity) {
            return findings.stream().filter(it -> it.severity() == severity).count();
        }
    }

    static Glance of(WorkingCopy copy) {
        return new Glance(copy.line(), PackageFiles.title(copy.files()), Optional.empty());
    }

    Glance checked(List<Finding> findings) {
        return new Glance(line, title, Optional.of(Count.of(findings)));
    }
}
