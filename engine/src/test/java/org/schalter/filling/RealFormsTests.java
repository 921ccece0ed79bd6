package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schalter.Applicant;
import org.schalter.Corpora;
import org.schalter.HttpAnswer;
import org.schalter.Rendered;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.PackageReader;
import org.schalter.validation.Applicable;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Forms that nobody here wrote, as pages: whatever they ask can be answered, and says what it asks. */
class RealFormsTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ANSWERS = 3;
    private static final int MOST_PAGES = 100;

    private final RunningEngine engine = RunningEngine.onH2();
    private final FormPages pages = engine.bean(FormPages.class);

    @ParameterizedTest
    @CsvSource({"hhs-grants, 10, 1100", "va-forms, 30, 6500"})
    void askForEveryFieldByItsName(String corpus, int forms, int leaves) throws Exception {
        var missing = new ArrayList<String>();
        int seen = 0;
        List<Path> schemas = schemas(corpus);
        for (Path schema : schemas) {
            FormPages.Form form = form(schema);
            for (ObjectNode answers : answers(corpus, schema, form)) {
                seen += look(form, answers, schema.getFileName().toString(), missing);
            }
        }

        assertThat(missing).isEmpty();
        assertThat(schemas).hasSizeGreaterThanOrEqualTo(forms);
        assertThat(seen).isGreaterThanOrEqualTo(leaves);
    }

    private FormPages.Form form(Path schema) throws IOException {
        var service =
                PackageReader.readZip(service("real", schema).zip()).service().orElseThrow();
        return pages.compile(service.form(), service.texts(), service.manifest().languages());
    }

    private static TinyService service(String key, Path schema) throws IOException {
        return TinyService.named(key).with("form/schema.json", Files.readString(schema));
    }

    private static List<Path> schemas(String corpus) throws IOException {
        try (Stream<Path> files = Files.list(Corpora.folder(corpus))) {
            return files.filter(file -> file.toString().endsWith("schema.json"))
                    .sorted()
                    .toList();
        }
    }

    /** None, one row in every list, and some that the form's own validator accepts. */
    private static List<ObjectNode> answers(String corpus, Path schema, FormPages.Form form) {
        var all = new ArrayList<ObjectNode>();
        all.add(JsonNodeFactory.instance.objectNode());
        all.add(rows(form));
        accepted(corpus, schema).limit(MOST_ANSWERS).forEach(all::add);
        return all;
    }

    private static Stream<ObjectNode> accepted(String corpus, Path schema) {
        JsonNode cases = JSON.readTree(Corpora.folder(corpus).resolve("cases.json"));
        String name = schema.getFileName().toString();
        return cases.valueStream()
                .filter(it -> name.equals(it.path("schema").asString(""))
                        || name.equals(it.path("form").asString("") + "-"
                                + it.path("version").asString("") + ".schema.json"))
                .filter(it -> it.path("valid")
                        .asBoolean(
                                it.path("issues").isArray() && it.path("issues").isEmpty()))
                .map(it -> (ObjectNode) it.path("data"));
    }

    private static ObjectNode rows(FormPages.Form form) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        form.model().root().children().forEach(part -> begin(part, answers));
        return answers;
    }

    /** Begins a row of every list, those in rows of others included. */
    private static void begin(Part part, ObjectNode owner) {
        if (part.kind() == Part.Kind.OBJECT) {
            ObjectNode group = JsonNodeFactory.instance.objectNode();
            part.children().forEach(child -> begin(child, group));
            if (!group.isEmpty()) {
                owner.set(part.name(), group);
            }
        } else if (part.kind() == Part.Kind.ARRAY && part.options("en").isEmpty()) {
            ArrayNode list = owner.putArray(part.name());
            Part row = part.items().orElseThrow();
            if (row.kind() == Part.Kind.OBJECT) {
                ObjectNode one = list.addObject();
                row.children().forEach(child -> begin(child, one));
            } else {
                list.add("");
            }
        }
    }

    /** Looks at all pages of a form and notes each field that is not asked for; how many there are. */
    private int look(FormPages.Form form, ObjectNode answers, String name, List<String> missing) throws Exception {
        Applicable now = form.model().applicable(answers, Circumstances.of(Clock.systemUTC(), "en"));
        var showing = new FormPages.Showing("en", answers, now, List.of(), Map.of(), id -> Optional.empty());
        var inputs = new HashMap<String, Elements>();
        for (FormView view : views(form, showing)) {
            collect(page(view), inputs);
        }
        List<String> leaves = leaves(now);
        for (String leaf : leaves) {
            Elements found = inputs.getOrDefault(leaf, new Elements());
            if (found.isEmpty() || !found.stream().allMatch(RealFormsTests::saysWhatItAsks)) {
                missing.add(name + " " + leaf + " " + found.outerHtml());
            }
        }
        return leaves.size();
    }

    private List<FormView> views(FormPages.Form form, FormPages.Showing showing) {
        var views = new ArrayList<FormView>();
        for (FormPlan.Page page : form.plan().pages()) {
            views.add(pages.view(form, showing, page.name()));
            for (Applicable.Field field : showing.now().fields()) {
                RowPage.at(form.plan(), page, field.pointer())
                        .filter(row -> row.pointer().equals(field.pointer()))
                        .ifPresent(row -> views.add(pages.view(form, showing, row)));
            }
        }
        return views;
    }

    private Document page(FormView view) throws Exception {
        var model = new HashMap<String, Object>(Map.of("view", view, "service", "A real form", "step", 1, "steps", 2));
        model.putAll(Map.of("action", "/apply/x/y", "back", "/", "done", "filling.next"));
        Document page =
                Rendered.page(engine, Locale.ENGLISH, "filling/page", model).page();
        page.select("template").remove();
        return page;
    }

    /** By the pointer of what they ask. */
    private static void collect(Document page, Map<String, Elements> inputs) {
        for (Element input : page.select("main [name^=/]:not([type=hidden]), main [data-fixed]")) {
            String pointer = input.hasAttr("data-fixed")
                    ? input.attr("data-fixed")
                    : input.attr("name").replaceFirst("\\.(day|month|year|date|time|latitude|longitude)$", "");
            inputs.computeIfAbsent(pointer, one -> new Elements()).add(input);
        }
    }

    /** The fields that apply; of a list to choose from, the list. */
    private static List<String> leaves(Applicable now) {
        return now.fields().stream()
                .filter(field -> field.part().kind() == Part.Kind.LEAF && !isChosen(field)
                        || field.part().kind() == Part.Kind.ARRAY
                                && !field.part().options("en").isEmpty())
                .map(Applicable.Field::pointer)
                .toList();
    }

    private static boolean isChosen(Applicable.Field field) {
        return field.part().pointer().endsWith("/*")
                && !field.part().options("en").isEmpty();
    }

    private static boolean saysWhatItAsks(Element input) {
        if (input.hasAttr("data-fixed")) {
            return input.closest("dl") instanceof Element list
                    && list.select("dt").hasText();
        }
        Document page = input.ownerDocument();
        boolean labelled =
                page != null && page.select("label[for=\"" + input.id() + "\"]").hasText();
        boolean part = input.attr("type").equals("radio") || input.attr("name").matches(".*\\.[a-z]+");
        return labelled
                && (!part
                        || input.closest("fieldset") instanceof Element set
                                && set.select("> legend").hasText());
    }

    /** Over HTTP, with answers that the form's own validator accepts. */
    @ParameterizedTest
    @CsvSource({
        "hhs-grants, EPA_KeyContacts-2.0.schema.json",
        "hhs-grants, SF424A-1.0.schema.json",
        "hhs-grants, SF424_Short_3_0-3.0.schema.json",
        "hhs-grants, SupplementaryCoverSheetforNEHGrantPrograms-3.0.schema.json",
        "va-forms, 21P-0969-schema.json",
        "va-forms, 21P-527EZ-schema.json",
        "va-forms, 22-5490-schema.json",
        "va-forms, 686C-674-schema.json"
    })
    void areFilledInPageByPage(String corpus, String name) throws Exception {
        var key = "real-"
                + name.replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT).replace("schemajson", "");
        Path schema = Corpora.folder(corpus).resolve(name);
        service(key, schema).publishedOn(engine, key);
        var answers = accepted(corpus, schema).findFirst().orElseThrow();

        var applicant = Applicant.with(answers, engine.visitor());
        HttpAnswer page = applicant.begin(key);
        for (int seen = 0; Applicant.asks(page) && seen < MOST_PAGES; seen++) {
            assertThat(page.status()).as(page.page().select("main").text()).isEqualTo(200);
            Document shown = page.page();
            shown.select("template").remove();
            assertThat(shown.select("main [name^=/]:not([type=hidden])")).allMatch(RealFormsTests::saysWhatItAsks);
            page = applicant.fillIn(page);
        }

        assertThat(page.uri().getPath()).endsWith("/review");
    }
}
