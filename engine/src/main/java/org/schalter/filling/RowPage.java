package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;

/**
 * The page of one row of a list, below the page on which its list stands. It is nothing that is kept: which rows there are
 * the answers say, and the next one may be begun.
 *
 * @param row from 0
 * @param name in addresses: the row from 1, after the list's number where its page has several
 */
record RowPage(FormPlan.Page page, Part list, int row, String name) implements Stop {

    @Override
    public String address(Filling filling) {
        return page.address(filling) + "/" + name;
    }

    @Override
    public List<String> asked() {
        return List.of(pointer());
    }

    @Override
    public List<Fault> faults(Filling filling) {
        return filling.faults().stream()
                .filter(fault -> Pointers.within(fault.at(), pointer()))
                .toList();
    }

    /** Back to the list. */
    @Override
    public String onward(Filling filling, Returning returning) {
        return returning.in(page.address(filling)) + "#" + Pointers.id(list.pointer());
    }

    @Override
    public String back(Filling filling, Returning returning) {
        return onward(filling, returning);
    }

    @Override
    public String done() {
        return "filling.row.done";
    }

    /** The row of such a name. */
    static Optional<RowPage> named(FormPlan plan, FormPlan.Page page, String name) {
        List<Part> lists = lists(plan, page);
        String[] numbers = name.split("-", 2);
        int list = lists.size() == 1 ? 1 : number(numbers[0]);
        int row = numbers.length == (lists.size() == 1 ? 1 : 2) ? number(numbers[numbers.length - 1]) : 0;
        return list > 0 && list <= lists.size() && row > 0
                ? Optional.of(new RowPage(page, lists.get(list - 1), row - 1, name))
                : Optional.empty();
    }

    /** The row that a JSON Pointer leads to or into. */
    static Optional<RowPage> at(FormPlan plan, FormPlan.Page page, String pointer) {
        for (Part list : lists(plan, page)) {
            if (Pointers.within(pointer, list.pointer()) && !pointer.equals(list.pointer())) {
                String row = pointer.substring(list.pointer().length() + 1).split("/", 2)[0];
                return Pointers.row(row) < PostReading.MOST_ROWS
                        ? Optional.of(of(plan, page, list, Pointers.row(row)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The row that would be added to the list at a JSON Pointer, unless it is full. */
    static Optional<RowPage> next(FormPlan plan, FormPlan.Page page, String pointer, JsonNode answers) {
        return lists(plan, page).stream()
                .filter(list -> list.pointer().equals(pointer))
                .map(list -> of(plan, page, list, answers.at(pointer).size()))
                .filter(next -> next.isThere(answers))
                .findFirst();
    }

    static RowPage of(FormPlan plan, FormPlan.Page page, Part list, int row) {
        List<Part> lists = lists(plan, page);
        String number = String.valueOf(row + 1);
        return new RowPage(page, list, row, lists.size() == 1 ? number : (lists.indexOf(list) + 1) + "-" + number);
    }

    private static List<Part> lists(FormPlan plan, FormPlan.Page page) {
        List<Part> lists = new ArrayList<>();
        page.parts().forEach(part -> collect(plan, part, lists));
        return lists;
    }

    private static void collect(FormPlan plan, Part part, List<Part> lists) {
        if (plan.hasPagesOfRows(part)) {
            lists.add(part);
        }
        part.children().forEach(child -> collect(plan, child, lists));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
    }

    String pointer() {
        return list.pointer() + "/" + row;
    }

    Part entry() {
        return list.items().orElseThrow();
    }

    /** Whether the answers have this row, or have room for it as their next one. */
    boolean isThere(JsonNode answers) {
        int rows = answers.at(list.pointer()).size();
        return row < rows || row == rows && row < most(list);
    }

    static int most(Part list) {
        return Math.min(PostReading.MOST_ROWS, list.schema().path("maxItems").asInt(PostReading.MOST_ROWS));
    }
}
