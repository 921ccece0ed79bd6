package org.schalter.filling.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a field what this person has answered and puts a mark in each place, so that what remains is the same for
 * everybody. Nobody can guess a mark: an answer that looks like one is text.
 */
final class Slots {

    private static final String NONCE = UUID.randomUUID().toString();
    private static final Pattern MARK = Pattern.compile("\uE000" + NONCE + "\\.(\\d+)\uE001");

    private final List<String> answers = new ArrayList<>();

    static Pattern mark() {
        return MARK;
    }

    /** What was taken out, in the order of the marks' numbers. */
    List<String> answers() {
        return answers;
    }

    FieldView emptied(FieldView field) {
        return new FieldView(
                field.type(),
                field.id(),
                field.name(),
                field.face(),
                emptied(field.filled()),
                field.error() == null ? null : slot(field.error()),
                field.terms(),
                field.children().stream().map(this::emptied).toList(),
                field.row(),
                emptied(field.file()));
    }

    /** What is chosen stays: it is one of the author's options. */
    private Filled emptied(Filled filled) {
        Map<String, String> parts = new LinkedHashMap<>();
        new TreeMap<>(filled.parts()).forEach((name, part) -> parts.put(name, slot(part)));
        return new Filled(slot(filled.text()), parts, filled.choices());
    }

    private FieldView.@Nullable File emptied(FieldView.@Nullable File file) {
        return file == null
                ? null
                : new FieldView.File(
                        slot(file.name()), slot(file.size()), file.href() == null ? null : slot(file.href()));
    }

    /** Nothing stays nothing: a fragment may look different where nothing stands. */
    private String slot(String answer) {
        if (answer.isEmpty()) {
            return answer;
        }
        answers.add(answer);
        return "\uE000" + NONCE + "." + (answers.size() - 1) + "\uE001";
    }
}
