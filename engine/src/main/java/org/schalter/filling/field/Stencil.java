package org.schalter.filling.field;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.unbescape.html.HtmlEscape;

/**
 * A field's markup with a slot in each place where an answer stands.
 *
 * @param pieces the markup between the slots, one more than there are slots
 * @param slots which answer stands in each
 */
record Stencil(List<String> pieces, List<Integer> slots) {

    static Stencil of(String marked) {
        List<String> pieces = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        Matcher mark = Slots.mark().matcher(marked);
        int from = 0;
        while (mark.find()) {
            pieces.add(marked.substring(from, mark.start()));
            slots.add(Integer.valueOf(mark.group(1)));
            from = mark.end();
        }
        pieces.add(marked.substring(from));
        return new Stencil(List.copyOf(pieces), List.copyOf(slots));
    }

    /** Writes the markup with these answers, escaped exactly as the template engine escapes texts and attributes. */
    void write(List<String> answers, StringBuilder out) {
        out.append(pieces.getFirst());
        for (int i = 0; i < slots.size(); i++) {
            out.append(HtmlEscape.escapeHtml4Xml(answers.get(slots.get(i)))).append(pieces.get(i + 1));
        }
    }

    int length() {
        return pieces.stream().mapToInt(String::length).sum();
    }
}
