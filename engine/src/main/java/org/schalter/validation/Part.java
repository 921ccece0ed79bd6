package org.schalter.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.CodeList;
import org.schalter.definition.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One thing a form may ask: a field, a group of fields, or rows of them; what of it applies, the answers decide. */
public final class Part {

    public enum Kind {
        OBJECT,
        ARRAY,
        LEAF
    }

    /** One of the values to choose from, and its words. */
    public record Option(JsonNode value, String title, CodeList.@Nullable Entry entry) {

        /** Whether it may be chosen on this day; what can't be chosen any more is still known by its words. */
        public boolean offeredOn(LocalDate day) {
            return entry == null || entry.offeredOn(day);
        }
    }

    private final String name;
    private final String path;
    private final String pointer;
    private final Kind kind;
    private final JsonNode schema;
    private final boolean required;
    private final List<Condition> conditions;
    private final List<Condition> enabling;
    private final List<Part> children;
    private final Map<String, Part> byName;
    private final @Nullable Part items;
    private final Words words;
    private final Set<String> origins;
    private final String type;
    private final String format;
    private volatile @Nullable List<Part> settled;

    /** Where the texts are: what every part of a form shares. */
    record Words(Texts texts, String prefix, Map<String, CodeList> codeLists) {}

    Part(
            String name,
            String path,
            String pointer,
            Kind kind,
            JsonNode schema,
            boolean required,
            List<Condition> conditions,
            List<Condition> enabling,
            List<Part> children,
            @Nullable Part items,
            Words words,
            Set<String> origins) {
        this.name = name;
        this.path = path;
        this.pointer = pointer;
        this.kind = kind;
        this.schema = schema;
        this.required = required;
        this.conditions = List.copyOf(conditions);
        this.enabling = List.copyOf(enabling);
        this.children = List.copyOf(children);
        this.byName = children.stream().collect(Collectors.toUnmodifiableMap(Part::name, Function.identity()));
        this.items = items;
        this.words = words;
        this.origins = Set.copyOf(origins);
        this.type = type(schema);
        this.format = schema.path("format").stringValue("");
    }

    /** Where in the schema it is spoken of, as JSON Pointers. */
    public Set<String> origins() {
        return origins;
    }

    /** The texts' title, the schema's, or nothing. */
    public boolean hasTitle() {
        return schema.has("title") || words.texts.has(textKey() + ".title");
    }

    /** The property's name; empty for the form itself, the list's name for the rows of a list. */
    public String name() {
        return name;
    }

    /** Dotted, without rows: {@code dogs.name}. */
    public String path() {
        return path;
    }

    /** Pointer template into the answers, {@code *} for each row: {@code /dogs/*}{@code /name}. */
    public String pointer() {
        return pointer;
    }

    public Kind kind() {
        return kind;
    }

    /** Everything that is said of its value in whichever case, references resolved, structure left out. */
    public JsonNode schema() {
        return schema;
    }

    /** Whether it must be answered whenever it is shown. */
    public boolean required() {
        return required;
    }

    public List<Part> children() {
        return children;
    }

    public Optional<Part> child(String childName) {
        return Optional.ofNullable(byName.get(childName));
    }

    /** The children that are, or contain, what the server alone settles. */
    List<Part> settled() {
        List<Part> known = settled;
        if (known == null) {
            known = children.stream().filter(Part::settles).toList();
            settled = known;
        }
        return known;
    }

    private boolean settles() {
        return schema.has("x-calculate") || isReadOnly() || !settled().isEmpty() || (items != null && items.settles());
    }

    /** Whether it has the value that the schema gives it, whatever is sent. */
    boolean isFixed() {
        return isReadOnly() && (schema.has("const") || schema.has("default"));
    }

    /** Whether no client may give its value, be it in one case only. */
    boolean isReadOnly() {
        return schema.path("readOnly").booleanValue(false);
    }

    /** What a row of a list is. */
    public Optional<Part> items() {
        return Optional.ofNullable(items);
    }

    /** All must hold for it to be shown; empty where it always is, or where only the server can tell. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** All must hold for it, and what is in it, to be changed; empty where nothing disables it. */
    public List<Condition> enabling() {
        return enabling;
    }

    /** Its {@code type}, the first one that is not null where there are several; empty where none is given. */
    public String type() {
        return type;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(one -> one.stringValue(""))
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElse("")
                : type.stringValue("");
    }

    /** Its {@code format}, or empty. */
    public String format() {
        return format;
    }

    /** The beginning of its text keys: {@code form.dogs.name}. */
    public String textKey() {
        return path.isEmpty() ? words.prefix : words.prefix + "." + path;
    }

    /** Never empty: the name where nobody wrote a title. */
    public String title(String language) {
        return words.texts.find(
                language, textKey() + ".title", schema.path("title").stringValue(name));
    }

    /** The hint, or empty. */
    public String description(String language) {
        return words.texts.find(
                language, textKey() + ".description", schema.path("description").stringValue(""));
    }

    /** The values to choose from; of a list of choices, those of its rows; empty where anything may be written. */
    public List<Option> options(String language) {
        if (kind == Kind.ARRAY && items != null && items.kind == Kind.LEAF) {
            return items.options(language);
        }
        CodeList list = codeList();
        List<JsonNode> named = Merged.options(schema);
        return list == null
                ? named.stream().map(option -> option(option, language)).toList()
                : CodeOptions.of(list, named, entry -> option(entry, language), language);
    }

    /** The list that its values are codes of, null if of none. */
    private @Nullable CodeList codeList() {
        return words.codeLists.get(schema.path(CodeListKeyword.NAME).stringValue(""));
    }

    /** Whether what it offers depends on the day. */
    public boolean offersByDay() {
        Part row = items;
        return codeList() != null || (kind == Kind.ARRAY && row != null && row.offersByDay());
    }

    private Option option(CodeList.Entry entry, String language) {
        String title = words.texts.find(
                language, textKey() + ".option." + entry.code(), entry.text().in(language));
        return new Option(StringNode.valueOf(entry.code()), title, entry);
    }

    private Option option(JsonNode option, String language) {
        JsonNode value =
                option.has("const") ? option.get("const") : option.path("enum").path(0);
        String fallback = option.path("title").stringValue(plain(value));
        return new Option(value, words.texts.find(language, textKey() + ".option." + plain(value), fallback), null);
    }

    /** A value as a text key and a last resort have it: 2, true, without quotes. */
    static String plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** The part that a pointer into answers, or a template, leads to. */
    public Optional<Part> at(String answersPointer) {
        Part part = this;
        for (String token : Pointers.tokens(answersPointer)) {
            Part next = part.kind == Kind.ARRAY ? part.items : part.child(token).orElse(null);
            if (next == null) {
                return Optional.empty();
            }
            part = next;
        }
        return Optional.of(part);
    }

    @Override
    public String toString() {
        return kind.toString().toLowerCase(Locale.ROOT) + " " + pointer;
    }
}
