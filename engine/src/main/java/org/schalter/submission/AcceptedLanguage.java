package org.schalter.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.schalter.publishing.Edition;

/** The language of a service that a program asks for by {@code Accept-Language}. */
final class AcceptedLanguage {

    private AcceptedLanguage() {}

    static String of(HttpServletRequest request, Edition edition) {
        List<String> offered = edition.content().manifest().languages();
        String asked = request.getHeader("Accept-Language");
        if (asked == null || asked.isBlank() || asked.length() > 200) {
            return offered.getFirst();
        }
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(asked), offered);
            return found == null ? offered.getFirst() : found;
        } catch (IllegalArgumentException e) {
            return offered.getFirst();
        }
    }
}
