package org.schalter.filling;

import java.util.List;
import org.schalter.filling.field.FieldView;

/**
 * A form, or one page of it, ready to be written by {@code filling/form :: fields}.
 *
 * @param title of the page
 * @param fields in their order
 * @param errors what is wrong, for the summary above the form
 * @param language of its words, BCP 47
 * @param multipart whether it sends files
 * @param rows whether it has buttons of its own besides the one that sends it
 * @param answers what stands on other pages and decides about fields of this one, as JSON for the browser
 */
public record FormView(
        String title,
        List<FieldView> fields,
        List<ErrorLink> errors,
        String language,
        boolean multipart,
        boolean rows,
        String answers) {

    /** An error and the input it leads to. */
    public record ErrorLink(String href, String message) {}

    /** The language for HTML, which knows no easy German. */
    public String lang() {
        return language.replace("-simple", "");
    }

    /** How the form must be sent. */
    public String enctype() {
        return multipart ? "multipart/form-data" : "application/x-www-form-urlencoded";
    }
}
