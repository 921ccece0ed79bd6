package org.schalter.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:30:00Z"), ZoneId.of("Europe/Berlin"));

    private static Scope answers(@Nullable Object... pairs) {
        Map<String, @Nullable Object> answers = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return new Scope(Map.of("answers", answers), CLOCK);
    }

    private static byte[] file(String content) {
        return ("<?xml version='1.0' encoding='UTF-8'?><definitions"
                        + " xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d'"
                        + " namespace='x'>" + content + "</definitions>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Decision decision(String content) {
        return Decision.read(file(content), "decisions/fee.dmn");
    }

    private static String rule(String id, String tests, String results) {
        var rule = new StringBuilder("<rule id='" + id + "'>");
        for (String test : tests.split("\\|", -1)) {
            rule.append("<inputEntry><text>").append(test.strip()).append("</text></inputEntry>");
        }
        for (String result : results.split("\\|", -1)) {
            rule.append("<outputEntry><text>").append(result.strip()).append("</text></outputEntry>");
        }
        return rule.append("</rule>").toString();
    }

    private static String feeTable(String policy, String... rules) {
        return "<decision id='fee' name='fee'><variable name='fee'/><decisionTable " + policy + ">"
                + "<input id='i1'><inputExpression typeRef='number'><text>answers.dogs</text></inputExpression></input>"
                + "<input id='i2'><inputExpression typeRef='string'><text>answers.kind</text></inputExpression></input>"
                + "<output id='o1' name='total' typeRef='number'/>" + String.join("", rules)
                + "</decisionTable></decision>";
    }

    @Test
    void decidesByTheOneRuleThatApplies() {
        Decision fee = decision(feeTable(
                "",
                rule("one", "1 | -", "84.00"),
                rule("two", "[2..3] | \"guide\",\"rescue\"", "0"),
                rule("more", "&gt; 1 | not(\"guide\",\"rescue\")", "answers.dogs * 120.00")));
        assertThat(fee.decide(answers("dogs", 1, "kind", "x"))).isEqualTo(Map.of("total", new BigDecimal("84.00")));
        assertThat(fee.decide(answers("dogs", 2, "kind", "guide"))).isEqualTo(Map.of("total", BigDecimal.ZERO));
        assertThat(fee.decide(answers("dogs", 2, "kind", "pet"))).isEqualTo(Map.of("total", new BigDecimal("240.00")));
        assertThat(fee.decide(answers("dogs", 0, "kind", "pet"))).isEmpty();
        assertThat(fee.decide(answers())).isEmpty();
        assertThat(fee.outputs()).containsExactly("total");
        assertThat(fee.paths()).map(Path::toString).containsExactly("answers.dogs", "answers.kind");
        assertThat(fee.ruleIds()).containsExactly("one", "two", "more");
        assertThat(fee.rulesHit(answers("dogs", 9, "kind", "pet"))).containsExactly("more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hitPolicy='UNIQUE'; incident",
                "hitPolicy='ANY'; incident",
                "hitPolicy='FIRST'; {total=5.50}",
                "hitPolicy='RULE ORDER'; {fee=[5.50, 10, 3]}",
                "hitPolicy='COLLECT'; {fee=[5.50, 10, 3]}",
                "hitPolicy='COLLECT' aggregation='SUM'; {total=18.50}",
                "hitPolicy='COLLECT' aggregation='MIN'; {total=3}",
                "hitPolicy='COLLECT' aggregation='MAX'; {total=10}",
                "hitPolicy='COLLECT' aggregation='COUNT'; {total=3}",
            })
    void knowsTheHitPolicies(String policy, String expected) {
        Decision fee = decision(feeTable(
                policy,
                rule("a", "&gt; 0|-", "5.50"),
                rule("b", "&gt; 1|-", "10"),
                rule("c", "-|\"x\"", "3"),
                rule("d", "-|\"y\"", "100")));
        Scope scope = answers("dogs", 2, "kind", "x");
        if (expected.equals("incident")) {
            assertThatExceptionOfType(ExpressionIncident.class)
                    .isThrownBy(() -> fee.decide(scope))
                    .withMessageContaining("[a, b, c]");
        } else {
            assertThat(fee.decide(scope)).hasToString(expected);
        }
    }

    private static String levels(String policy) {
        return "<decision id='level' name='level'><decisionTable hitPolicy='" + policy
                + "'><input><inputExpression><text>answers.n</text></inputExpression></input><output"
                + " name='level'"
                + " typeRef='string'><outputValues><text>\"high\",\"middle\",\"low\"</text></outputValues></output>"
                + rule("l", "-", "\"low\"") + rule("h", "&gt; 10", "\"high\"") + rule("m", "&gt; 5", "\"middle\"")
                + rule("x", "99", "\"unknown\"")
                + "</decisionTable></decision>";
    }

    @Test
    void ordersByPriority() {
        assertThat(decision(levels("PRIORITY")).decide(answers("n", 20))).isEqualTo(Map.of("level", "high"));
        assertThat(decision(levels("PRIORITY")).rulesHit(answers("n", 7))).containsExactly("m");
        assertThat(decision(levels("OUTPUT ORDER")).decide(answers("n", 20)))
                .isEqualTo(Map.of("level", List.of("high", "middle", "low")));
        assertThatExceptionOfType(ExpressionIncident.class)
                .isThrownBy(() -> decision(levels("PRIORITY")).decide(answers("n", 99)))
                .withMessageContaining("<unknown>");
    }

    @Test
    void letsEqualRulesOverlapUnderAny() {
        Decision fee =
                decision(feeTable("hitPolicy='ANY'", rule("a", "&gt; 0|-", "5.0"), rule("b", "&gt; 1|-", "5.00")));
        assertThat(fee.decide(answers("dogs", 2))).hasToString("{total=5.0}");
    }

    @Test
    void seesTheDecisionsItRequires() {
        Decision fee = decision("""
                <decision id='fee' name='fee'><informationRequirement><requiredDecision href='#rate'/></informationRequirement>
                  <informationRequirement><requiredDecision href='#extra'/></informationRequirement>
                  <literalExpression><text>{total: count(answers.dogs) * rate + extra.amount, items:
                    [{label: extra.label, amount: extra.amount}]}</text></literalExpression></decision>
                <decision id='rate' name='Rate'><variable name='rate'/><decisionTable>
                  <input><inputExpression><text>today().year</text></inputExpression></input><output name='r' typeRef='number'/>
                """ + rule("r1", "&lt; 2026", "80") + rule("r2", "&gt;= 2026", "90.50") + """
                </decisionTable></decision>
                <decision id='extra' name='extra'><decisionTable hitPolicy='FIRST'>
                  <input><inputExpression><text>some d in answers.dogs satisfies d.dangerous</text></inputExpression></input>
                  <output name='amount' typeRef='number'/><output name='label' typeRef='string'/>
                """
                + rule("e1", "true", "500 | \"dangerous\"") + rule("e2", "-", "0 | \"none\"")
                + "</decisionTable></decision>");
        Scope scope = answers("dogs", List.of(Map.of("dangerous", false), Map.of("dangerous", true)));
        assertThat(fee.decide(scope)).hasToString("{total=681.00, items=[{label=dangerous, amount=500}]}");
        assertThat(fee.rulesHit(scope)).containsExactlyInAnyOrder("r2", "e1");
        assertThat(fee.outputs()).containsExactly("total", "items");
        assertThat(fee.paths()).map(Path::toString).containsExactlyInAnyOrder("answers.dogs", "answers.dogs.dangerous");
    }

    @Test
    void usesDefaultsWhereNoRuleApplies() {
        Decision d = decision("<decision id='a' name='a'><decisionTable><input><inputExpression><text>answers.n</text>"
                + "</inputExpression></input><output name='x' typeRef='number'><defaultOutputEntry><text>7.0</text>"
                + "</defaultOutputEntry></output>" + rule("r", "1", "2") + "</decisionTable></decision>");
        assertThat(d.decide(answers("n", 5))).hasToString("{x=7.0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "? > 3 and ? < 9; 5; true",
                "? > 3 and ? < 9; 9; false",
                "null; ; true",
                "not(null); ; false",
                "not(null); 5; true",
                "1,5; 5; true",
                "[1,5]; 5; true",
                "answers.m; 5; true",
                "< answers.m; 4; true",
                "answers.m > 3; 1; true",
                "> 3; ; false",
            })
    void passesInputsThroughUnaryTests(String test, @Nullable Integer input, boolean passes) {
        Decision d = decision("<decision id='a' name='a'><decisionTable><input><inputExpression><text>answers.n</text>"
                + "</inputExpression></input><output name='x'/>"
                + rule("r", test.replace("<", "&lt;").replace(">", "&gt;"), "true") + "</decisionTable></decision>");
        assertThat(d.decide(answers("n", input, "m", 5)).containsKey("x")).isEqualTo(passes);
    }

    @Test
    void callsWrongTypesIncidents() {
        Decision fee = decision(feeTable("", rule("a", "&gt; 0|-", "\"free\""), rule("b", "0|-", "1/0")));
        assertThatExceptionOfType(ExpressionIncident.class).isThrownBy(() -> fee.decide(answers("dogs", 1)));
        assertThatExceptionOfType(ExpressionIncident.class).isThrownBy(() -> fee.decide(answers("dogs", 0)));
        assertThatExceptionOfType(ExpressionIncident.class).isThrownBy(() -> fee.decide(answers("dogs", "many")));
    }

    @Test
    void boundsTheWorkOfAllDecisionsTogether() {
        var chain = new StringBuilder(
                "<decision id='d0' name='d0'><literalExpression><text>[1,2]</text></literalExpression></decision>");
        for (int i = 1; i < 40; i++) {
            String before = "d" + (i - 1);
            chain.append("<decision id='d" + i + "' name='d" + i + "'><informationRequirement><requiredDecision href='#"
                    + before + "'/></informationRequirement><literalExpression><text>[" + before + "," + before
                    + "]</text></literalExpression></decision>");
        }
        Decision d = decision(chain.toString());
        assertThatExceptionOfType(ExpressionIncident.class).isThrownBy(() -> d.decide(answers()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<businessKnowledgeModel id='b'/>",
                "<decision id='a'/>",
                "<decision name='a'><literalExpression><text>1</text></literalExpression></decision>",
                "<decision id='a'><literalExpression><text></text></literalExpression></decision>",
                "<decision id='a'><literalExpression><text>1 +</text></literalExpression></decision>",
                "<decision id='a'><literalExpression"
                        + " expressionLanguage='juel'><text>1</text></literalExpression></decision>",
                "<decision id='a'><context/></decision>",
                "<decision id='a'><literalExpression typeRef='money'><text>1</text></literalExpression></decision>",
                "<decision id='a'><informationRequirement><requiredDecision href='#b'/></informationRequirement>"
                        + "<literalExpression><text>1</text></literalExpression></decision>",
                "<decision id='a'><informationRequirement><requiredDecision href='#a'/></informationRequirement>"
                        + "<literalExpression><text>1</text></literalExpression></decision>",
                "<decision id='a' name='a'><literalExpression><text>b</text></literalExpression></decision>"
                        + "<decision id='b' name='b'><literalExpression><text>1</text></literalExpression></decision>",
                "<decision id='a'><literalExpression><text>1</text></literalExpression></decision>"
                        + "<decision id='a'><literalExpression><text>1</text></literalExpression></decision>",
                "<decision id='a'><decisionTable hitPolicy='LAST'><output name='x'/></decisionTable></decision>",
                "<decision id='a'><decisionTable hitPolicy='PRIORITY'><output name='x'/></decisionTable></decision>",
                "<decision id='a'><decisionTable aggregation='SUM'><output name='x'/></decisionTable></decision>",
                "<decision id='a'><decisionTable></decisionTable></decision>",
                "<decision id='a'><decisionTable><output name='x'/><rule><inputEntry><text>1</text></inputEntry>"
                        + "<outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>",
                "",
            })
    void namesWhatIsWrongInAFile(String content) {
        InvalidDecision invalid =
                catchThrowableOfType(InvalidDecision.class, () -> Decision.read(file(content), "decisions/x.dmn"));
        assertThat(invalid.problems()).isNotEmpty();
        assertThat(invalid.problems()).allSatisfy(p -> assertThat(p.message()).contains("expected"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE definitions [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><definitions>&x;</definitions>",
                "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><definitions>&b;</definitions>",
                "<!DOCTYPE definitions SYSTEM 'http://127.0.0.1:1/x.dtd'><definitions/>",
                "<definitions>&x;</definitions>",
                "<definitions",
                "no xml",
                "",
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>",
            })
    void refusesHostileXml(String xml) {
        assertThatExceptionOfType(InvalidDecision.class)
                .isThrownBy(() -> Decision.read(xml.getBytes(StandardCharsets.UTF_8), "x.dmn"))
                .satisfies(e -> assertThat(e.problems()).hasSize(1));
    }
}
