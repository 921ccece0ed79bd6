package org.schalter.conversion;

import java.util.ArrayList;
import java.util.List;
import org.schalter.definition.Finding;

/** What the author should know about a conversion; it also goes into the package's README, for those who come later. */
final class Notes {

    static final String SCHEMA = "form/schema.json";

    private static final int LONGEST = 2_000;

    private final List<Finding> notes = new ArrayList<>();

    /** Something that the form said is not said any more, or not as strictly. */
    void lost(String at, String message) {
        notes.add(Finding.warning(SCHEMA, at, cut(message)));
    }

    /** Something that stays, in other words. */
    void changed(String at, String message) {
        notes.add(Finding.hint(SCHEMA, at, cut(message)));
    }

    List<Finding> all() {
        return notes.stream().distinct().toList();
    }

    String readme(String title, String origin) {
        var text = new StringBuilder("# %s\n\nMade from %s.\n".formatted(oneLine(title), origin));
        section(
                text,
                "What was not translated",
                notes.stream()
                        .filter(it -> it.severity().name().equals("WARNING"))
                        .toList());
        section(
                text,
                "What else to know",
                notes.stream().filter(it -> it.severity().name().equals("HINT")).toList());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<Finding> notes) {
        if (notes.isEmpty()) {
            return;
        }
        text.append("\n## ").append(title).append("\n\n");
        notes.stream()
                .distinct()
                .forEach(it -> text.append("- ")
                        .append(it.at().isEmpty() ? "" : "`" + oneLine(it.at()) + "`: ")
                        .append(it.message().strip().replaceAll("\\s*\\R\\s*", "\n  "))
                        .append('\n'));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }
}
