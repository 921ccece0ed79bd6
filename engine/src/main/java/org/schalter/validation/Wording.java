package org.schalter.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts complaints into words: the author's where there are some, ours otherwise; in the order of the form. */
final class Wording {

    private static final int MOST = 500;

    private final Part root;
    private final Texts texts;
    private final List<String> languages;

    Wording(Part root, Texts texts, List<String> languages) {
        this.root = root;
        this.texts = texts;
        this.languages = List.copyOf(languages);
    }

    /** One fault per place and keyword. */
    List<Fault> faults(List<Complaint> complaints, ObjectNode answers, String language) {
        Set<String> seen = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        complaints.stream()
                .filter(one -> seen.add(one.at() + " " + one.keyword()))
                .sorted(Comparator.comparing(one -> order(one.at()), Wording::compare))
                .limit(MOST)
                .forEach(one -> faults.add(
                        new Fault(one.at(), one.keyword(), message(one, answers, language), one.schemaAt())));
        return faults;
    }

    private String message(Complaint complaint, ObjectNode answers, String language) {
        Part part = root.at(complaint.at()).orElse(null);
        Complaint fitting = part == null ? complaint : Variant.of(complaint, part, value(answers, complaint.at()));
        Phrases phrases = Phrases.of(language, languages);
        Map<String, Object> args = args(fitting, part, phrases, language);
        Optional<String> own = authors(fitting, part, language, args);
        return own.orElseGet(() -> fitting.keyword().equals("format")
                ? phrases.format("format", String.valueOf(fitting.details().getOrDefault("format", "")), args)
                : phrases.format(fitting.keyword(), fitting.variant(), args));
    }

    private Optional<String> authors(
            Complaint complaint, @Nullable Part part, String language, Map<String, Object> args) {
        Object message = complaint.details().get("message");
        if (message instanceof String said && !said.isEmpty()) {
            Optional<String> text = texts.find(language, said);
            return Optional.of(
                    text.map(found -> formatted(language, said, found, args)).orElse(said));
        }
        if (part == null) {
            return Optional.empty();
        }
        String key = part.textKey() + ".error." + complaint.keyword();
        return texts.find(language, key).map(found -> formatted(language, key, found, args));
    }

    private String formatted(String language, String key, String found, Map<String, Object> args) {
        try {
            return texts.format(language, key, args);
        } catch (IllegalArgumentException noPattern) {
            return found;
        }
    }

    private Map<String, Object> args(Complaint complaint, @Nullable Part part, Phrases phrases, String language) {
        Map<String, Object> args = new HashMap<>();
        args.put("title", title(complaint.at(), part, phrases, language));
        Object limit = complaint.details().get("limit");
        args.put("limit", limit == null ? "" : limit(limit, complaint, part, phrases, language));
        args.put(
                "count",
                limit instanceof JsonNode node && node.isNumber()
                        ? node.decimalValue()
                        : limit instanceof Integer i ? i : 0);
        args.put(
                "example",
                part == null
                        ? ""
                        : Variant.example(part)
                                .map(node -> phrases.value(node, part))
                                .orElse(""));
        args.put(
                "names",
                complaint.details().get("names") instanceof List<?> names
                        ? names.stream()
                                .map(name -> root.at(Pointers.of(complaint.at(), String.valueOf(name)))
                                        .map(one -> one.title(language))
                                        .orElse(String.valueOf(name)))
                                .map(phrases::quoted)
                                .collect(Collectors.joining(", "))
                        : "");
        return args;
    }

    /** A code as people know it, other limits as people write them. */
    private static String limit(
            Object limit, Complaint complaint, @Nullable Part part, Phrases phrases, String language) {
        if (part == null || !complaint.keyword().equals(CodeListKeyword.NAME)) {
            return phrases.value(limit, part);
        }
        return part.options(language).stream()
                .filter(option -> option.value().equals(limit))
                .map(Part.Option::title)
                .findFirst()
                .orElseGet(() -> phrases.value(limit, part));
    }

    private static String title(String at, @Nullable Part part, Phrases phrases, String language) {
        if (at.isEmpty()) {
            return part == null || part.schema().path("title").isMissingNode()
                    ? phrases.format("form", "", Map.of())
                    : part.title(language);
        }
        return part == null ? shortened(Pointers.tokens(at).getLast()) : part.title(language);
    }

    /** What somebody sent as a name is repeated, but not at any length. */
    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }

    private static JsonNode value(ObjectNode answers, String pointer) {
        return answers.at(tools.jackson.core.JsonPointer.compile(pointer));
    }

    /** The way to a place in the order of the form: which child, which row, which child … */
    private List<Integer> order(String pointer) {
        List<Integer> order = new ArrayList<>();
        Part part = root;
        for (String token : Pointers.tokens(pointer)) {
            Part next = part.kind() == Part.Kind.ARRAY
                    ? part.items().orElse(null)
                    : part.child(token).orElse(null);
            if (next == null) {
                order.add(Integer.MAX_VALUE);
                return order;
            }
            order.add(
                    part.kind() == Part.Kind.ARRAY
                            ? row(token)
                            : part.children().indexOf(next));
            part = next;
        }
        return order;
    }

    private static int row(String token) {
        return token.matches("[0-9]{1,9}") ? Integer.parseInt(token) : 0;
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = Integer.compare(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
