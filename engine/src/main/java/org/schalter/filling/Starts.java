package org.schalter.filling;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.Visitor;
import org.schalter.publishing.Edition;
import org.springframework.stereotype.Component;

/** Begins drafts, with what is already known of the person in them. */
@Component
class Starts {

    private final Drafts drafts;
    private final FormPages pages;
    private final Prefills prefills;

    Starts(Drafts drafts, FormPages pages, Prefills prefills) {
        this.drafts = drafts;
        this.pages = pages;
        this.prefills = prefills;
    }

    Draft start(Edition edition, Visitor visitor, @Nullable String wanted, Locale locale) {
        FormPages.Form form = pages.form(edition, edition.content().form());
        Prefills.Known known = prefills.of(form.model().root(), visitor);
        return drafts.start(new Drafts.Beginning(
                edition.key(),
                edition.number(),
                edition.hash(),
                language(edition, wanted, locale),
                visitor.subject(),
                known.locked(),
                known.answers(),
                Fillings.kept(edition)));
    }

    /** The language that was asked for, or the visitor's, or the service's first. */
    static String language(Edition edition, @Nullable String wanted, Locale locale) {
        List<String> languages = edition.content().manifest().languages();
        if (wanted != null && languages.contains(wanted)) {
            return wanted;
        }
        return languages.contains(locale.getLanguage()) ? locale.getLanguage() : languages.getFirst();
    }
}
