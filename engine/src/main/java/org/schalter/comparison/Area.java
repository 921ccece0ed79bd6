package org.schalter.comparison;

import java.util.Locale;

/** The parts of a service that its authors think in, in the order in which changes are told. */
public enum Area {
    SETTINGS,
    FORM,
    TASKS,
    CODELISTS,
    DECISIONS,
    PROCESS,
    LETTERS,
    TEXTS,
    EXAMPLES;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a file belongs. */
    static Area of(String path) {
        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        return switch (folder) {
            case "form" -> FORM;
            case "tasks" -> TASKS;
            case "codelists" -> CODELISTS;
            case "decisions" -> DECISIONS;
            case "process.bpmn" -> PROCESS;
            case "documents", "messages" -> LETTERS;
            case "texts" -> TEXTS;
            case "examples" -> EXAMPLES;
            default -> SETTINGS;
        };
    }
}
