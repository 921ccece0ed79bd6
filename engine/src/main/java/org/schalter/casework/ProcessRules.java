package org.schalter.casework;

import org.schalter.definition.Finding;

/** What a process must fulfil beyond the profile. */
final class ProcessRules {

    static final String FILE = "process.bpmn";

    private ProcessRules() {}

    static Finding error(String at, String message) {
        return Finding.error(FILE, at, message);
    }
}
