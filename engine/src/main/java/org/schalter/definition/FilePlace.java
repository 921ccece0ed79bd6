package org.schalter.definition;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The places a service package has for files. */
enum FilePlace {
    MANIFEST("service\\.yaml"),
    README("README\\.md"),
    FORM("form/(schema|layout)\\.json"),
    TASK("tasks/NAME/(schema|layout)\\.json"),
    PROCESS("process\\.bpmn"),
    DECISION("decisions/NAME\\.dmn"),
    CODE_LIST("codelists/NAME\\.yaml"),
    DOCUMENT("documents/NAME\\.html"),
    MESSAGE("messages/NAME\\.html"),
    TEXTS("texts/[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\.properties"),
    EXAMPLE("examples/NAME/(answers\\.json|expected\\.yaml)"),
    UPLOAD("examples/NAME/files/[^/]+");

    /** What file managers leave behind: dropped, since nobody put it there on purpose. */
    private static final Set<String> DROPPINGS = Set.of(".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep");

    private static final Pattern HARMLESS = Pattern.compile("[^\\\\:*?\"<>|\\p{Cntrl}/]{1,200}");

    private final Pattern pattern;

    FilePlace(String pattern) {
        this.pattern = Pattern.compile(pattern.replace("NAME", "[a-z][a-z0-9-]{1,62}"));
    }

    static Optional<FilePlace> of(String path) {
        return Arrays.stream(values())
                .filter(place -> place.pattern.matcher(path).matches())
                .findFirst();
    }

    /** Whether a path stays inside its folder on every system: no {@code ..}, no root, no drive, no control characters. */
    static boolean isHarmless(String path) {
        return Arrays.stream(path.split("/", -1))
                .allMatch(name -> HARMLESS.matcher(name).matches()
                        && !name.equals(".")
                        && !name.equals("..")
                        && !name.endsWith(".")
                        && name.equals(name.strip()));
    }

    static boolean isDropping(String path) {
        return path.startsWith("__MACOSX/") || DROPPINGS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whether a file is text, which must be UTF-8. */
    boolean isText() {
        return this != UPLOAD;
    }

    /** What could stand at such a path, for a finding. */
    static String expected(String path) {
        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        return switch (folder) {
                    case "form" -> "form/schema.json and form/layout.json";
                    case "tasks" -> "tasks/<task>/schema.json and tasks/<task>/layout.json";
                    case "decisions" -> "decisions/<name>.dmn";
                    case "codelists" -> "codelists/<name>.yaml";
                    case "documents" -> "documents/<name>.html";
                    case "messages" -> "messages/<name>.html";
                    case "texts" -> "texts/<language>.properties";
                    case "examples" -> "examples/<what-it-shows>/ with answers.json, expected.yaml and files/";
                    default ->
                        "service.yaml, README.md, process.bpmn, form/, tasks/, decisions/, codelists/, documents/,"
                                + " messages/, texts/, examples/";
                }
                + "; names are a letter a-z, then letters a-z, digits or hyphens";
    }
}
