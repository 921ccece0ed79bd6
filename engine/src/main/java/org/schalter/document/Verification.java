package org.schalter.document;

import java.util.Map;
import java.util.Optional;
import org.schalter.site.Site;
import org.schalter.template.Masked;
import org.springframework.stereotype.Component;

/** Answers whether a document is genuine. Whoever guesses codes is soon told to wait. */
@Component
class Verification {

    private final Documents documents;
    private final Guesses guesses;
    private final LetterFrame frame;
    private final Site site;

    Verification(Documents documents, Guesses guesses, LetterFrame frame, Site site) {
        this.documents = documents;
        this.guesses = guesses;
        this.frame = frame;
        this.site = site;
    }

    /** What came of a code. */
    sealed interface Answer {

        /**
         * We issued it.
         *
         * @param reference masked
         * @param details masked, by what they are called
         */
        record Known(Document document, String town, String reference, Map<String, String> details) implements Answer {}

        /** We issued it, but its retention period is over; whether its details are true can't be said any more. */
        record Forgotten(String town, DocumentStore.Forgotten document) implements Answer {}

        /** No document of ours has this code, whether or not it looks like one. */
        record Unknown(boolean malformed) implements Answer {}

        record TooMany() implements Answer {}
    }

    Answer check(String typed, String visitor) {
        if (guesses.tooMany(visitor)) {
            return new Answer.TooMany();
        }
        Optional<CheckCode> code = CheckCode.typed(typed);
        Optional<Document> document = code.flatMap(documents::byCode);
        if (document.isEmpty()) {
            return code.flatMap(documents::forgotten)
                    .<Answer>map(it -> new Answer.Forgotten(frame.name(), it))
                    .orElseGet(() -> unknown(code.isEmpty(), visitor));
        }
        return new Answer.Known(
                document.get(),
                frame.name(),
                Masked.of(document.get().reference()),
                documents.verifiable(document.get()));
    }

    private Answer unknown(boolean malformed, String visitor) {
        guesses.wrong(visitor);
        return new Answer.Unknown(malformed);
    }

    String url() {
        return site.url() + "/verify";
    }
}
