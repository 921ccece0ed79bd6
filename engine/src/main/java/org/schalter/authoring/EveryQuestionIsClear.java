package org.schalter.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** A question's title says what is asked, in words, and unlike its neighbours'. */
@Component
class EveryQuestionIsClear implements ServiceCheck {

    private static final Pattern EXAMPLE = Pattern.compile("(?iu)"
            + "^(?:z\\.\\s?b\\.|zum beispiel|beispiel:|bspw\\.|e\\.\\s?g\\.|for example|example:).*"
            + "|^(?:bitte )?(?:hier )?(?:eingeben|auswählen|wählen|ausfüllen)\\b.*"
            + "|^bitte (?:wählen|geben)\\b.{0,25}$|.*\\bbitte (?:eingeben|auswählen|wählen)\\b.*"
            + "|^(?:enter|select|choose|type) (?:here|a value|one|text)\\W*$|^please (?:enter|select|choose)\\b.{0,25}$"
            + "|^(?:tt\\.mm\\.jjjj|dd[./-]mm[./-]yyyy|yyyy-mm-dd)$"
            + "|^(?:max|erika) mustermann$|^(?:john|jane) doe$");

    /** What programs call fields, and what stands there before somebody has thought about it. */
    private static final Pattern TECHNICAL = Pattern.compile(
            "^[a-z]+\\p{Lu}[\\p{L}\\p{N}]*$|^[\\p{L}\\p{N}]+(?:_[\\p{L}\\p{N}]+)+$|^[^\\p{L}\\p{N}]+$|(?iu)^(?:(?:neue[sr]?"
                + " )?(?:feld|frage|gruppe|liste|eingabe)|(?:new"
                + " )?(?:field|question|group|list|input)|text|untitled|ohne titel|lorem"
                + " ipsum.*|todo|tbd|x{2,}|foo|bar|test)[ _-]?\\d*$");

    /** The designer's names of what it offers, which a new field is called by at first. */
    private static final Set<String> AT_FIRST = Set.of(
            "eine aus vielen",
            "one of many",
            "mehrere aus wenigen",
            "several of a few",
            "eine aus wenigen",
            "one of a few",
            "eine aus einer liste",
            "one of a list",
            "ja oder nein",
            "yes or no",
            "mehrzeiliger text",
            "several lines of text",
            "textzeile",
            "line of text",
            "berechneter wert",
            "computed value",
            "ganze zahl",
            "whole number",
            "wiederholte gruppe",
            "repeating group",
            "mehrere gleiche angaben",
            "several of the same",
            "einträge auf eigenen seiten",
            "entries on pages of their own",
            "nebeneinander",
            "side by side");

    @Override
    public String id() {
        return "every-question-is-clear";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Finding> findings = new ArrayList<>();
        for (var form : Words.forms(candidate).values()) {
            List<Question> questions = Question.of(candidate, form);
            questions.forEach(question -> clear(question, findings));
        }
        return findings.stream().distinct().toList();
    }

    private static void clear(Question question, List<Finding> findings) {
        String title = question.title();
        if (!question.part().hasTitle()) {
            return; // which is a finding of its own
        }
        if (EXAMPLE.matcher(title.strip()).matches()) {
            findings.add(question.hint("label-example", title));
        } else if (TECHNICAL.matcher(title.strip()).matches()
                || AT_FIRST.contains(title.strip().toLowerCase(Locale.ROOT))) {
            findings.add(question.hint("label-unclear", title));
        } else if (isTwice(question, title)) {
            findings.add(question.hint("label-twice", title));
        }
    }

    /** Where both are always asked; in different cases one may well ask alike. */
    private static boolean isTwice(Question question, String title) {
        return question.part().conditions().isEmpty()
                && question.beside().stream()
                                .filter(it -> it.conditions().isEmpty())
                                .filter(it -> it.title(
                                                question.service().manifest().referenceLanguage())
                                        .strip()
                                        .equalsIgnoreCase(title.strip()))
                                .count()
                        > 1;
    }
}
