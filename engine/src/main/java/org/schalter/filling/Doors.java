package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.identity.Visitors;
import org.schalter.publishing.Edition;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Lets in whom a draft or a service is open to. */
@Component
class Doors {

    private final Fillings fillings;
    private final Visitors visitors;

    Doors(Fillings fillings, Visitors visitors) {
        this.fillings = fillings;
        this.visitors = visitors;
    }

    Visitor visitor() {
        return visitors.current();
    }

    /**
     * The draft, if it is still there and this visitor's. Somebody else's looks like none at all.
     *
     * @throws Problem if there is none
     * @throws AccessDeniedException if its service wants the visitor to be known more surely
     */
    Filling open(String id) {
        Filling filling = fillings.open(id, visitor())
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "draft-gone", "there is no draft of this address for this visitor"));
        admit(filling.edition());
        return filling;
    }

    /** Refuses whoever is not known surely enough for a service; who is not signed in is led to do so. */
    void admit(Edition edition) {
        Trust minimum =
                Trust.valueOf(edition.content().manifest().identity().minimum().name());
        Visitor visitor = visitor();
        if (visitor.trust().compareTo(minimum) >= 0) {
            return;
        }
        if (visitor.subject() == null) {
            throw new AccessDeniedException("sign in first, with trust " + minimum);
        }
        throw Problem.of(
                HttpStatus.FORBIDDEN,
                "filling-trust",
                "signed in with trust <" + visitor.trust() + ">, the service wants at least " + minimum);
    }

    /** Whose attempts count together. */
    String key(HttpServletRequest request) {
        String subject = visitor().subject();
        return subject == null ? request.getRemoteAddr() : "subject " + subject;
    }

    /** A language of the edition that was asked for and is not the draft's, null if none. */
    static @Nullable String otherLanguage(Filling filling, @Nullable String wanted) {
        boolean other = wanted != null
                && !wanted.equals(filling.draft().language())
                && filling.edition().content().manifest().languages().contains(wanted);
        return other ? wanted : null;
    }

    /** Names of languages in themselves, easy German by its own name. */
    static String name(String language) {
        if (language.equals("de-simple")) {
            return "Leichte Sprache";
        }
        Locale locale = Locale.forLanguageTag(language);
        return locale.getDisplayLanguage(locale);
    }
}
