package org.schalter.authoring;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.validation.Part;
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
            Map<List<Part>, Map<String, Long>> titles = new IdentityHashMap<>();
            for (Question question : Question.of(candidate, form)) {
                clear(question, titles.computeIfAbsent(question.beside(), it -> titles(candidate, it)), findings);
            }
        }
        return findings.stream().distinct().toList();
    }

    private static void clear(Question question, Map<String, Long> titles, List<Finding> findings) {
        String title = question.title();
        if (!question.part().hasTitle()) {
            return; // which is a finding of its own
        }
        if (EXAMPLE.matcher(title.strip()).matches()) {
            findings.add(question.hint("label-example", title));
        } else if (TECHNICAL.matcher(title.strip()).matches() || AT_FIRST.contains(plain(title))) {
            findings.add(question.hint("label-unclear", title));
        } else if (question.part().conditions().isEmpty() && titles.getOrDefault(plain(title), 0L) > 1) {
            findings.add(question.hint("label-twice", title));
        }
    }

    /** How often each title is always asked; in different cases one may well ask alike. */
    private static Map<String, Long> titles(ServicePackage service, List<Part> beside) {
        String language = service.manifest().referenceLanguage();
        return beside.stream()
                .filter(it -> it.conditions().isEmpty())
                .collect(Collectors.groupingBy(it -> plain(it.title(language)), Collectors.counting()));
    }

    private static String plain(String title) {
        return title.strip().toLowerCase(Locale.ROOT);
    }
}
