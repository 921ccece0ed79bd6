package org.schalter.submission;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The properties of a form that are deleted earlier than the rest, by the keyword {@code x-retention}. */
final class EarlierDeletion {

    private static final String KEYWORD = "x-retention";
    private static final LocalDate SOME_DAY = LocalDate.EPOCH;
    private static final Comparator<Period> BY_LENGTH = Comparator.comparing(SOME_DAY::plus);

    private EarlierDeletion() {}

    /** After which periods something is deleted, the shortest first. */
    static SortedSet<Period> periods(Part form) {
        SortedSet<Period> periods = new TreeSet<>(BY_LENGTH);
        collect(form, periods);
        return periods;
    }

    private static void collect(Part part, Set<Period> periods) {
        if (part.schema().path(KEYWORD).isString()) {
            periods.add(period(part));
        }
        part.children().forEach(it -> collect(it, periods));
        part.items().ifPresent(it -> collect(it, periods));
    }

    /** Takes out of the answers what is kept no longer than that; returns what it has taken out. */
    static List<JsonNode> shorten(Part form, ObjectNode answers, Period kept) {
        List<JsonNode> gone = new ArrayList<>();
        shorten(form, answers, kept, gone);
        return gone;
    }

    private static void shorten(Part part, JsonNode node, Period kept, List<JsonNode> gone) {
        if (node instanceof ObjectNode object) {
            for (Part child : part.children()) {
                JsonNode value = object.get(child.name());
                if (value != null && ends(child, kept)) {
                    gone.add(object.remove(child.name()));
                } else if (value != null) {
                    shorten(child, value, kept, gone);
                }
            }
        } else if (node.isArray()) {
            part.items().ifPresent(items -> node.forEach(row -> shorten(items, row, kept, gone)));
        }
    }

    private static boolean ends(Part part, Period kept) {
        return part.schema().path(KEYWORD).isString() && BY_LENGTH.compare(period(part), kept) <= 0;
    }

    private static Period period(Part part) {
        return Period.parse(part.schema().path(KEYWORD).stringValue());
    }
}
