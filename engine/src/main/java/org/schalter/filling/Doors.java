package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.identity.Visitors;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Succession;
import org.schalter.site.Caller;
import org.schalter.site.Languages;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Lets in whom a draft or a service is open to. */
@Component
class Doors {

    private final Fillings fillings;
    private final Visitors visitors;
    private final Drafts drafts;
    private final Takeover takeover;

    Doors(Fillings fillings, Visitors visitors, Drafts drafts, Takeover takeover) {
        this.takeover = takeover;
        this.drafts = drafts;
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
        return subject == null ? Caller.network(request) : "subject " + subject;
    }

    /**
     * As {@link #read}, to go on with; by the edition that has taken over, if one has.
     *
     * @throws Rerouted if the draft goes on elsewhere
     */
    Filling goOn(String id, HttpServletRequest request, Locale locale) {
        Filling filling = read(id, request, locale);
        takeover.follow(filling);
        return filling;
    }

    /** As {@link #open}, to send: not before what has changed is confirmed. */
    Filling send(String id) {
        Filling filling = open(id);
        if (takeover.fate(filling) instanceof Succession.Fate.AwaitsConfirmation) {
            takeover.follow(filling);
        }
        return filling;
    }

    /**
     * As {@link #open}, for a page to look at: in the language that the visitor chose for it, or reads our pages in. A form
     * is to be had in languages that our pages don't speak; such a one stays until another is chosen.
     */
    Filling read(String id, HttpServletRequest request, Locale locale) {
        Filling filling = open(id);
        List<String> languages = filling.edition().content().manifest().languages();
        String own = filling.draft().language();
        String asked = request.getParameter("lang");
        String wanted = asked != null && languages.contains(asked)
                ? asked
                : Languages.speaks(own) && languages.contains(locale.getLanguage()) ? locale.getLanguage() : own;
        if (!wanted.equals(own) && !filling.draft().sent()) {
            drafts.speak(filling.draft(), wanted);
            filling = open(id);
        }
        Languages.offer(request, languages, wanted);
        return filling;
    }
}
