package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A form's answers in words, page by page: for the review, and for everybody who reads them later. */
public record FormSummary(List<Section> sections) {

    /** What was answered on one page; page is its name in addresses. */
    public record Section(String page, String title, List<Line> lines) {

        /** The lines by the groups they stand in, in their order. */
        public List<Group> groups() {
            return FormSummary.groups(lines);
        }
    }

    /**
     * Lines that stand together.
     *
     * @param title null if they stand in no group
     */
    public record Group(@Nullable String title, List<Line> lines) {}

    static List<Group> groups(List<Line> lines) {
        List<Group> groups = new ArrayList<>();
        for (Line line : lines) {
            if (groups.isEmpty() || !Objects.equals(groups.getLast().title(), line.group())) {
                groups.add(new Group(line.group(), new ArrayList<>()));
            }
            groups.getLast().lines().add(line);
        }
        return groups;
    }

    /**
     * A question and its answer.
     *
     * @param at the JSON Pointer of the answer
     * @param group the groups it stands in below the page, null if in none
     * @param value in words, null if not answered
     * @param href of the file it is, null if it is none
     * @param gap whether it should have been answered, and was not
     */
    public record Line(
            String at,
            @Nullable String group,
            String label,
            @Nullable String value,
            @Nullable String href,
            boolean gap) {}
}
