package org.schalter.process;

import java.util.ArrayList;
import java.util.List;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** Checks a package's process: within the profile, whole in itself, and naming only what there is. */
@Component
public class ProcessRules implements ServiceCheck {

    public static final String FILE = "process.bpmn";

    private final Actions actions;

    ProcessRules(Actions actions) {
        this.actions = actions;
    }

    @Override
    public String id() {
        return "the-process-is-sound";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        var file = candidate.file(FILE);
        if (file.isEmpty()) {
            return List.of();
        }
        var reading = ProcessReader.read(file.get());
        List<Finding> findings = new ArrayList<>(reading.findings());
        reading.process().ifPresent(process -> {
            findings.addAll(ProcessStructure.check(process));
            if (candidate.isReadWhole()) {
                findings.addAll(new ProcessReferences(candidate, process, actions).check());
            }
        });
        return findings;
    }

    /** One that has words in German and English. */
    static Finding wrong(String at, String code, String... values) {
        return Finding.of(Severity.ERROR, FILE, at, code, values);
    }

    static Finding doubtful(String at, String code, String... values) {
        return Finding.of(Severity.WARNING, FILE, at, code, values);
    }

    static Finding error(String at, String message) {
        return Finding.error(FILE, at, message);
    }

    static Finding warning(String at, String message) {
        return Finding.warning(FILE, at, message);
    }
}
