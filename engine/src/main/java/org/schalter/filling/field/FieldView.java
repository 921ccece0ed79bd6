package org.schalter.filling.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field as a page shows it: everything its markup needs, ready to be written.
 *
 * @param type the field type's id
 * @param id of its input or its fieldset
 * @param name of its input: the JSON Pointer of its answer
 * @param face what stays the same whatever is answered
 * @param filled what its inputs show
 * @param error what is wrong with its answer, null if nothing
 * @param terms when it applies and when it can be changed
 * @param children the fields it is made of
 * @param row what adding to it and removing it are called, null if it is no list and no entry of one
 * @param file the file it has, null if none
 */
public record FieldView(
        String type,
        String id,
        String name,
        Face face,
        Filled filled,
        @Nullable String error,
        Terms terms,
        List<FieldView> children,
        @Nullable Row row,
        @Nullable File file) {

    private static final String INPUT = "kern-form-input__input";

    /**
     * What stays the same whatever is answered.
     *
     * @param label null if its page's heading already says it
     * @param texts the words of its type
     * @param hints what to write on its input besides
     * @param focus the end of the id of the input that an error leads to
     */
    public record Face(
            @Nullable String label,
            @Nullable String hint,
            boolean optional,
            Map<String, String> texts,
            Map<String, String> hints,
            String focus) {}

    /**
     * When a field applies and when it can be changed.
     *
     * @param when the conditions under which it applies as JSON for the browser, null if always
     * @param applies whether it applies now
     * @param enabling the conditions under which it can be changed as JSON for the browser, null if always
     * @param enabled whether it can be changed now
     */
    public record Terms(
            @Nullable String when,
            boolean applies,
            @Nullable String enabling,
            boolean enabled) {

        public static final Terms ALWAYS = new Terms(null, true, null, true);
    }

    /** What the buttons of a list and of its entries say; more is whether there may be another entry. */
    public record Row(String addition, String removal, boolean more) {}

    /** A file that was sent; without an address where it can't be fetched. */
    public record File(String name, String size, @Nullable String href) {}

    /** A choice with its own id. */
    public record OptionView(String id, String value, String label, boolean chosen) {}

    /** One of the inputs of a date. */
    public record DatePart(
            String part,
            String id,
            String name,
            String value,
            @Nullable String autocomplete,
            String inputClass) {}

    public String template() {
        return "fields/" + type + "/fragment";
    }

    /** 0 always there, 1 there and may go, 2 not there and may come. */
    public int frame() {
        return terms.when() == null ? 0 : terms.applies() ? 1 : 2;
    }

    public @Nullable String when() {
        return terms.when();
    }

    public boolean applies() {
        return terms.applies();
    }

    public @Nullable String enabling() {
        return terms.enabling();
    }

    public boolean enabled() {
        return terms.enabled();
    }

    public @Nullable String label() {
        return face.label();
    }

    public @Nullable String hint() {
        return face.hint();
    }

    public boolean optional() {
        return face.optional();
    }

    public Map<String, String> texts() {
        return face.texts();
    }

    public Map<String, String> hints() {
        return face.hints();
    }

    public String text() {
        return filled.text();
    }

    /** Whether it should be answered, though it may be left out. */
    public boolean soft() {
        return hints().containsKey("soft");
    }

    /** Whether something beside its label says more. */
    public boolean hinted() {
        return hint() != null || hints().containsKey("example");
    }

    public String hintId() {
        return id + "-hint";
    }

    public String errorId() {
        return id + "-error";
    }

    public @Nullable String describedBy() {
        if (!hinted()) {
            return error == null ? null : errorId();
        }
        return error == null ? hintId() : hintId() + " " + errorId();
    }

    public @Nullable String invalid() {
        return error == null ? null : "true";
    }

    /** Where a link from the error summary leads. */
    public String focus() {
        return id + face.focus();
    }

    public String inputType() {
        return hints().getOrDefault("type", "text");
    }

    public @Nullable String kind() {
        return hints().get("kind");
    }

    public String formClass() {
        return error == null ? "kern-form-input" : "kern-form-input kern-form-input--error";
    }

    public String setClass() {
        return error == null ? "kern-fieldset" : "kern-fieldset kern-fieldset--error";
    }

    public String inputClass() {
        return (error == null ? INPUT : INPUT + " " + INPUT + "--error") + width();
    }

    private String width() {
        String width = hints().get("width");
        return width == null ? "" : " filling-width-" + width;
    }

    public String selectClass() {
        return "kern-form-input__select-wrapper" + width();
    }

    public String narrowClass() {
        return (error == null ? INPUT : INPUT + " " + INPUT + "--error") + " filling-width-5";
    }

    public String radioClass() {
        return error == null ? "kern-form-check__radio" : "kern-form-check__radio kern-form-check__radio--error";
    }

    public String checkboxClass() {
        return error == null
                ? "kern-form-check__checkbox"
                : "kern-form-check__checkbox kern-form-check__checkbox--error";
    }

    /** The choices; the first has the field's own id, so that a link from an error leads to it. */
    public List<OptionView> options() {
        List<OptionView> options = new ArrayList<>();
        for (Filled.Option option : filled.choices()) {
            options.add(new OptionView(id + option.suffix(), option.value(), option.label(), option.chosen()));
        }
        return options;
    }

    public List<DatePart> dateParts() {
        return List.of(datePart("day"), datePart("month"), datePart("year"));
    }

    private DatePart datePart(String part) {
        String autocomplete = "bday".equals(hints().get("autocomplete")) ? "bday-" + part : null;
        String width = part.equals("year") ? " filling-width-4" : " filling-width-2";
        String input = (error == null ? INPUT : INPUT + " " + INPUT + "--error") + width;
        return new DatePart(part, id + "-" + part, name + "." + part, filled.part(part), autocomplete, input);
    }

    public @Nullable String addition() {
        return row == null ? null : row.addition();
    }

    public @Nullable String removal() {
        return row == null ? null : row.removal();
    }

    public boolean more() {
        return row != null && row.more();
    }
}
