package org.schalter.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.expression.Scope;

class TemplateTests {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {{ answers.name }}                                        | Łukasz & Söhne
        {{ = answers.age + 1 }}                                   | 43
        {{ = if answers.age > 18 then "adult" else "minor" }}     | adult
        {{ = {a: {b: "}}"}}.a.b }}                                | }}
        {{ date answers.born }}                                   | 29.02.1980
        {{ answers.born }}                                        | 29.02.1980
        {{ money answers.price }}                                 | 1.234,50 €
        {{ answers.price }}                                       | 1234,5
        {{ answers.place }}                                       | 50,8° N, 6,5° O
        {{ answers.member }}                                      | ja
        {{ answers.missing }}                                     | ''
        {{ money answers.missing }}                               | ''
        {{ text greeting }}                                       | Guten Tag
        {{ label answers.kind }}                                  | Art: dog
        <em data-if='= answers.age > 50'>old</em>                 | ''
        <em data-if='= answers.age < 50'>young</em>               | young
        <b data-each="dog in answers.dogs">{{ dog.name }};</b>    | Bello;Luna;
        <b data-each="dog in answers.dogs">{{ label dog.name }};</b> | dogs: Bello;dogs: Luna;
        <b data-each="n in = [1,2,3]">{{ n }}</b>                 | 123
        """)
    void writesValuesTheWayPeopleDo(String template, String expected) {
        assertThat(fill("<p>" + template + "</p>").text()).isEqualTo(expected);
    }

    @Test
    void insertsAValueAsTextWhateverItHolds() {
        String evil =
                "<script>alert(1)</script> {{ = 1 + 1 }} ${7*7} __${7*7}__ &amp; \" onload='x' \u0000\u0007\nnew line";
        Template.Filled filled = fill("<p>{{ answers.evil }}</p>", Map.of("evil", evil));

        assertThat(filled.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; {{ = 1 + 1 }} ${7*7}", "&amp;amp;", "<br/>new line")
                .doesNotContain("<script", "\u0000", "\u0007");
        assertThat(filled.text()).contains("<script>alert(1)</script> {{ = 1 + 1 }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<style>p{background:url(http://evil.example/)}</style>",
                "<img src='http://evil.example/a.png'>",
                "<img src='file:///etc/passwd'>",
                "<iframe src='/'></iframe>",
                "<object data='x'></object>",
                "<svg><script>1</script></svg>",
                "<form><input name='a'></form>",
                "<link rel='stylesheet' href='http://evil.example/a.css'>",
                "<p onclick='x()'>a</p>",
                "<p style='background:url(x)'>a</p>",
                "<p id='a'>a</p>",
                "<p class='made-up'>a</p>",
                "<a href='javascript:alert(1)'>a</a>",
                "<a href='file:///etc/passwd'>a</a>",
                "<a href='https://example.org/{{ answers.name }}'>a</a>",
                "<p title='{{ answers.name }}'>a</p>",
                "<p>${7*7}</p>",
                "<p>#{T(java.lang.Runtime)}</p>",
                "<p>*{x}</p>",
                "<p>[[${x}]]</p>",
                "<p>[(${x})]</p>",
                "<p>__${x}__</p>",
                "<p>~{x}</p>",
                "<p>{{ {{ answers.name }} }}</p>",
                "<p>{{ answers.name</p>",
                "<p>answers.name }}</p>",
                "<p>{{ }}</p>",
                "<p>{{ answers.name | upper }}</p>",
                "<p>{{ = answers. }}</p>",
                "<p>{{ unknown thing }}</p>",
                "<p data-if='answers.a'>a</p>",
                "<p data-each='answers.dogs'>a</p>",
                "<p data-unknown='x'>a</p>",
                "<h1>a</h1><h3>b</h3>",
                "<table><tr><td colspan='1000000'>a</td></tr></table>",
                "<p th:text='${x}'>a</p>"
            })
    void refusesWhatIsNotDataWithItsPlace(String body) {
        Template template = Template.read(html(body), "documents/x.html");

        assertThat(template.findings()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.stopsPublishing()).isTrue();
            assertThat(it.file()).isEqualTo("documents/x.html");
            assertThat(it.at()).matches("\\d+:\\d+");
        });
        assertThat(template.fill(scope(Map.of("name", "N")), context()).body())
                .doesNotContain(
                        "<script", "<img", "<style", "<iframe", "<svg", "<form", "<link", "javascript:", "onclick")
                .doesNotContain("style=", "file:", "evil.example");
    }

    @Test
    void keepsALinkThatIsAValueOnlyIfItIsAnAddress() {
        String link = "<p><a href=\"{{ answers.url }}\">a</a></p>";

        assertThat(fill(link, Map.of("url", "https://example.org/a?b=1&c=2")).body())
                .contains("href=\"https://example.org/a?b=1&amp;c=2\"");
        assertThat(fill(link, Map.of("url", "javascript:alert(1)")).body()).doesNotContain("href");
    }

    @Test
    void putsTheAddressAsideAndGivesHeaderCellsTheirScope() {
        Template.Filled filled =
                fill("<address>{{ answers.name }}<br>Weg 1</address><table><thead><tr><th>A</th></tr></thead>"
                        + "<tbody><tr><th>B</th><td>C</td></tr></tbody></table>");

        assertThat(filled.address()).isEqualTo("Łukasz &amp; Söhne<br/>Weg 1");
        assertThat(filled.body()).doesNotContain("address").contains("<th scope=\"col\">A", "<th scope=\"row\">B");
    }

    @Test
    void tellsTheCheckPageMaskedValuesOnly() {
        Template.Filled filled =
                fill("<p data-verify=\"plate\">{{ answers.plate }}</p>", Map.of("plate", "DN-AB 1234"));

        assertThat(filled.verifiable()).containsExactly(Map.entry("plate", "D•-A• 1••4"));
        assertThat(filled.body()).isEqualTo("\n<p>DN-AB 1234</p>");
    }

    @Test
    void refusesToGrowBeyondAllBounds() {
        List<Integer> many = Collections.nCopies(200, 1);
        assertThatThrownBy(() -> fill(
                        "<p data-each='a in answers.many'><b data-each='b in answers.many'>x</b></p>",
                        Map.of("many", many)))
                .isInstanceOf(TemplateIncident.class)
                .hasMessageContaining("more than <5000> rows");
        assertThatThrownBy(() -> fill(
                        "<p data-each='a in answers.many'>{{ answers.long }}</p>",
                        Map.of("many", many, "long", "x".repeat(20_000))))
                .isInstanceOf(TemplateIncident.class);
    }

    @Test
    void embedsOnlyTheDataThatATemplateNames() {
        Template template = Template.read(
                html("<p data-each='dog in answers.dogs'>{{ dog.name }} {{ answers.name }}</p>"), "documents/x.html");

        assertThat(UsedData.of(template, scope(Map.of())))
                .isEqualTo(Map.of(
                        "answers",
                        Map.of(
                                "name",
                                "Łukasz & Söhne",
                                "dogs",
                                List.of(Map.of("name", "Bello"), Map.of("name", "Luna")))));
    }

    private static Template.Filled fill(String body) {
        return fill(body, Map.of());
    }

    private static Template.Filled fill(String body, Map<String, Object> more) {
        Template template = Template.read(html(body), "documents/x.html");
        assertThat(template.findings()).isEmpty();
        return template.fill(scope(more), context());
    }

    private static byte[] html(String body) {
        return ("<!DOCTYPE html><html><head><title>T</title></head><body>\n" + body + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Scope scope(Map<String, Object> more) {
        Map<String, @Nullable Object> answers = new HashMap<>(Map.of(
                "name",
                "Łukasz & Söhne",
                "age",
                new BigDecimal("42"),
                "born",
                LocalDate.of(1980, 2, 29),
                "price",
                new BigDecimal("1234.5"),
                "member",
                true,
                "kind",
                "dog",
                "dogs",
                List.of(Map.of("name", "Bello", "chip", "1"), Map.of("name", "Luna", "chip", "2"))));
        answers.put("missing", null);
        answers.put(
                "place",
                Map.of("type", "Point", "coordinates", List.of(new BigDecimal("6.5"), new BigDecimal("50.8"))));
        answers.putAll(more);
        return new Scope(Map.of("answers", answers), CLOCK);
    }

    private static TemplateContext context() {
        return new TemplateContext(
                "de",
                ZoneId.of("Europe/Berlin"),
                key -> key.equals("greeting") ? Optional.of("Guten Tag") : Optional.empty(),
                (path, value) -> (path.equals("answers.kind") ? "Art" : path.split("\\.")[1]) + ": " + value,
                Map.of());
    }
}
