package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.schalter.Corpora;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real forms that nobody here wrote, with the verdicts of their own validators. */
class CorporaTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Clock CLOCK = Clock.systemUTC();
    private final Map<Path, FormModel> forms = new HashMap<>();

    @Test
    void agreesWithTheGrantFormsValidator() throws IOException {
        List<String> different = new ArrayList<>();
        int cases = 0;
        for (JsonNode example : cases("hhs-grants")) {
            Path schema = Corpora.folder("hhs-grants")
                    .resolve(example.get("form").stringValue() + "-"
                            + example.get("version").stringValue() + ".schema.json");
            var ours = new TreeSet<String>();
            verdict(schema, example.get("data"))
                    .faults()
                    .forEach(fault -> ours.add(fault.at() + " " + fault.keyword()));
            var theirs = new TreeSet<String>();
            example.get("issues")
                    .forEach(issue -> theirs.add(pointer(issue.get("field").stringValue()) + " "
                            + issue.get("type").stringValue()));
            if (!ours.equals(theirs) && !isOpinion("hhs-grants", cases)) {
                different.add(cases + " " + schema.getFileName() + ": ours " + ours + ", theirs " + theirs);
            }
            cases++;
        }
        assertThat(cases).isEqualTo(87);
        assertThat(different).isEmpty();
    }

    @Test
    void agreesWithTheVeteransFormsValidator() throws IOException {
        List<String> different = new ArrayList<>();
        int cases = 0;
        for (JsonNode example : cases("va-forms")) {
            Path schema =
                    Corpora.folder("va-forms").resolve(example.get("schema").stringValue());
            Verdict verdict = verdict(schema, example.get("data"));
            boolean agrees =
                    verdict instanceof Verdict.Accepted == example.get("valid").booleanValue();
            if (!agrees && !isOpinion("va-forms", cases)) {
                different.add(
                        cases + " " + schema.getFileName() + ": " + verdict.faults() + " " + example.path("error"));
            }
            cases++;
        }
        assertThat(cases).isEqualTo(714);
        assertThat(different).isEmpty();
    }

    private Verdict verdict(Path schema, JsonNode answers) {
        FormModel form = forms.computeIfAbsent(schema, path -> Forms.form(JSON.readTree(path.toFile())));
        return form.validate(answers, Circumstances.of(CLOCK, "en").withUploads(id -> true));
    }

    private static boolean isOpinion(String corpus, int number) {
        return Forms.resource("/validation/corpora-opinions.json")
                .valueStream()
                .anyMatch(one -> one.get("corpus").stringValue().equals(corpus)
                        && one.get("case").intValue() == number);
    }

    /** {@code $.a.b[0]} as {@code /a/b/0}. */
    private static String pointer(String path) {
        return path.substring(1).replaceAll("[.\\[]", "/").replace("]", "");
    }

    private static JsonNode cases(String corpus) {
        return JSON.readTree(Corpora.folder(corpus).resolve("cases.json").toFile());
    }
}
