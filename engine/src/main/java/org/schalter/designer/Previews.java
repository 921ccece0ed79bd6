package org.schalter.designer;

import java.time.Clock;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;
import org.schalter.filling.FormPages;
import org.schalter.filling.Prefills;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds what is to be previewed among the working copies. */
@Component
class Previews {

    private final WorkingCopies copies;
    private final FormPages pages;
    private final Prefills prefills;
    private final Clock clock;

    Previews(WorkingCopies copies, FormPages pages, Prefills prefills, Clock clock) {
        this.copies = copies;
        this.pages = pages;
        this.prefills = prefills;
        this.clock = clock;
    }

    Preview of(Wanted wanted) {
        var copy = ServiceKey.parse(wanted.key())
                .flatMap(copies::find)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of <%s>".formatted(wanted.key())));
        return Preview.of(copy, wanted, pages, prefills, clock)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "no-preview",
                        "<%s> has no form <%s> that could be shown: look at the findings"
                                .formatted(wanted.key(), wanted.form())));
    }
}
