package org.schalter.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-28T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    private static final Map<String, @Nullable Object> ANSWERS = Map.of(
            "name",
            "Ada",
            "age",
            17,
            "fee",
            new BigDecimal("8.00"),
            "born",
            LocalDate.of(2008, 2, 29),
            "dogs",
            List.of(Map.of("breed", "Pug", "weight", 8), Map.of("breed", "Boxer", "weight", 30)),
            "licence-plate",
            "DN-AB 123");

    private final Scope scope = new Scope(Map.of("answers", ANSWERS), CLOCK);

    private @Nullable Object value(String source) {
        return Expression.parse(source).evaluate(scope);
    }

    @Test
    void countsExactly() {
        assertThat(value("= 0.1 + 0.2")).isEqualTo(new BigDecimal("0.3"));
        assertThat(value("= answers.fee")).isEqualTo(new BigDecimal("8.00"));
        assertThat(value("= answers.fee * 3")).isEqualTo(new BigDecimal("24.00"));
        assertThat(value("= sum([0.10, 0.20, 0.70])")).isEqualTo(new BigDecimal("1.00"));
        assertThat(value("= 12345678901234567890.12 + 0.01")).isEqualTo(new BigDecimal("12345678901234567890.13"));
        assertThat(value("= decimal(2.345, 2)")).isEqualTo(new BigDecimal("2.34"));
    }

    @Test
    void givesNullForWhatIsComputedFromTheAbsent() {
        assertThat(value("= answers.absent")).isNull();
        assertThat(value("= answers.absent.deeper.still")).isNull();
        assertThat(value("= absent")).isNull();
        assertThat(value("= answers.absent + 1")).isNull();
        assertThat(value("= answers.absent > 3")).isNull();
        assertThat(value("= string length(answers.absent)")).isNull();
        assertThat(value("= sum(answers.dogs.price)")).isNull();
        assertThat(value("= 1 / answers.absent")).isNull();
        assertThat(value("= answers.absent and true")).isNull();
        assertThat(value("= matches(answers.absent, \"a\")")).isNull();
        assertThat(value("= answers.absent = null")).isEqualTo(true);
        assertThat(value("= if answers.absent = null then 1 else 2")).isEqualTo(BigDecimal.ONE);
        assertThat(value("= count(answers.dogs[price > 3])")).isEqualTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= 1 / 0",
                "= \"a\" + 1",
                "= \"a\" * 2",
                "= answers.name > 3",
                "= answers.name = 3",
                "= 5 and true",
                "= if 5 then 1 else 2",
                "= string length(5)",
                "= sum([\"a\"])",
                "= answers.name.first",
                "= date(\"2023-02-\" + \"29\")",
                "= number(\"eight\")",
                "= sum([1, \"a\"])",
                "= date(2023, 2, 29)",
                "= exp(100000)",
                "= for x in 5 return x",
                "= 2 ** 4294967297",
                "= assert(1, 1 = 2)",
                "= duration(\"P1M\") / 3",
            })
    void callsAWrongTypeAnIncident(String source) {
        assertThatExceptionOfType(ExpressionIncident.class).isThrownBy(() -> value(source));
    }

    @Test
    void wantsTrueOrFalseOfACondition() {
        assertThat(Expression.parse("= answers.age < 18").holds(scope)).isTrue();
        assertThat(Expression.parse("= answers.age >= 18").holds(scope)).isFalse();
        assertThatExceptionOfType(ExpressionIncident.class)
                .isThrownBy(() -> Expression.parse("= answers.age").holds(scope))
                .withMessageContaining("<= answers.age> yields <17>; expected true or false");
        assertThatExceptionOfType(ExpressionIncident.class)
                .isThrownBy(() -> Expression.parse("= answers.absent > 1").holds(scope));
    }

    @Test
    void knowsDatesAndTheClockOfTheScope() {
        assertThat(value("= today()")).isEqualTo(LocalDate.of(2026, 3, 28));
        assertThat(value("= today() + duration(\"P1D\")")).isEqualTo(LocalDate.of(2026, 3, 29));
        assertThat(value("= answers.born + duration(\"P1Y\")")).isEqualTo(LocalDate.of(2009, 2, 28));
        assertThat(value("= years and months duration(answers.born, today()).years"))
                .isEqualTo(new BigDecimal("18"));
        assertThat(value("= answers.born <= today() - duration(\"P18Y\")")).isEqualTo(true);
    }

    @Test
    void addsRealHoursOverTheNightTheClocksGoForward() {
        assertThat(value("= string(now())")).isEqualTo("2026-03-28T13:00:00@Europe/Berlin");
        assertThat(value("= now() + duration(\"PT24H\")")).hasToString("2026-03-29T14:00+02:00");
        assertThat(value("= now() + duration(\"P1D\")")).hasToString("2026-03-29T14:00+02:00");
        assertThat(value("= date(now()) + duration(\"P1D\")")).isEqualTo(LocalDate.of(2026, 3, 29));
        assertThat(value("= date(\"2026-03-30\") - date(\"2026-03-28\")")).isEqualTo(java.time.Duration.ofDays(2));
    }

    @Test
    void cutsNoDurations() {
        assertThat(value("= duration(\"P60D\") / 2")).isEqualTo(java.time.Duration.ofDays(30));
        assertThat(value("= duration(\"P1DT12H\") / duration(\"P1D\")")).isEqualTo(new BigDecimal("1.5"));
        assertThat(value("= duration(\"P1D\") * 1.5")).isEqualTo(java.time.Duration.ofHours(36));
    }

    @Test
    void readsNamesInBackticks() {
        assertThat(value("= answers.`licence-plate`")).isEqualTo("DN-AB 123");
        assertThat(Expression.parse("= answers.`licence-plate` = \"x\"").paths())
                .containsExactly(Path.of("answers", "licence-plate"));
    }

    @Test
    void namesThePathsItReads() {
        assertThat(Expression.parse("= some d in answers.dogs satisfies d.breed = answers.name")
                        .paths())
                .map(Path::toString)
                .containsExactly("answers.dogs", "answers.dogs.breed", "answers.name");
        assertThat(Expression.parse("= count(answers.dogs[weight > answers.age and item.breed != fee.x])")
                        .paths())
                .map(Path::toString)
                .containsExactly("answers.dogs", "answers.dogs.weight", "answers.age", "answers.dogs.breed", "fee.x");
        assertThat(Expression.parse("= answers.dogs[1].breed").paths())
                .map(Path::toString)
                .contains("answers.dogs.breed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= count(for i in 1..100000000, j in 1..100000000 return i)",
                "= for i in 1..1001 return i",
                "= for i in 1..answers.age return i",
                "= some i in 1..answers.age satisfies i = 3",
                "= for i in 1..1000 return for j in 1..1000 return i",
                "= for i in 1..count([1]) return i",
                "= for i in 1..sum(answers.dogs.weight) return i",
                "= for a in [1], b in [2], c in [3] return a",
                "= for a in 1..9 return for b in [1,2] return for c in [1,2] return c",
                "= for i in 1..9 return partial",
                "= {f: function(x) x + 1}.f(1)",
                "= function() external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "= matches(answers.name, answers.name)",
                "= matches(answers.name, \"(a)\\\\1\")",
                "= matches(answers.name, \"((a{100}){100}){100}\")",
                "= replace(answers.name, \"a\" + \"b\", \"\")",
                "= random number()",
                "= uuid()",
                "= nonsense(1)",
                "= date(\"2023-02-29\")",
                "= answers.born = @\"2023-02-29\" or null = null",
                "= string length()",
                "= answers.name.length()",
                "= java.lang.Runtime",
                "answers.name",
                "= ",
                "= 1 +",
                "= answers.a b",
            })
    void refusesWhatItCannotBoundOrUnderstand(String source) {
        if (source.equals("= java.lang.Runtime")) {
            assertThat(value(source)).isNull();
            return;
        }
        assertThatExceptionOfType(InvalidExpression.class).isThrownBy(() -> Expression.parse(source));
    }

    @Test
    void refusesDeepNesting() {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Expression.parse("= " + "(".repeat(5000) + "1" + ")".repeat(4000)));
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Expression.parse("= " + "if true then ".repeat(300) + "1" + " else 2".repeat(300)));
        assertThat(value("= 1" + " + 1".repeat(150))).isEqualTo(new BigDecimal("151"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= count(for a in big, b in big return a)",
                "= count(for a in big return for b in big return a)",
                "= some a in big satisfies some b in big satisfies some c in big satisfies a = 0",
                "= count(for i in 1..1000 return for j in big return string join(big, \"x\"))",
                "= string join(for i in 1..1000 return text, \",\")",
                "= string join(big, text)",
                "= replace(text, \"a\", text)",
                "= {a:[1,2],b:[a,a],c:[b,b],d:[c,c],e:[d,d],f:[e,e],g:[f,f],h:[g,g],i:[h,h],j:[i,i],k:[j,j],l:[k,k],m:[l,l],n:[m,m],o:[n,n],p:[o,o],q:[p,p],r:[q,q]}.r",
                "= 10 ** 900 * 10 ** 900 * 10 ** 900",
                "= decimal(1, 2000000000)",
                "= number(\"1e999999999\")",
            })
    void stopsWhatGrowsBeyondItsBudget(String source) {
        List<Integer> big = new ArrayList<>();
        for (int i = 1; i <= 5000; i++) {
            big.add(i);
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("big", big);
        variables.put("text", "a".repeat(50_000));
        assertThatExceptionOfType(ExpressionIncident.class)
                .isThrownBy(() -> Expression.parse(source).evaluate(new Scope(variables, CLOCK)));
    }

    @Test
    void runsPatternsInLinearTime() {
        Scope long_ = new Scope(Map.of("text", "a".repeat(50_000) + "!"), CLOCK);
        assertThat(Expression.parse("= matches(text, \"^(a+)+$\")").evaluate(long_))
                .isEqualTo(false);
        assertThat(value("= matches(answers.name, \"^ad\", \"i\")")).isEqualTo(true);
        assertThat(value("= replace(\"a-b\", \"(a)-(b)\", \"$2-$1\")")).isEqualTo("b-a");
        assertThat(value("= split(\"a;b\", \";\")")).isEqualTo(List.of("a", "b"));
        assertThat(value("= extract(\"a1b22\", \"[0-9]+\")")).isEqualTo(List.of("1", "22"));
    }

    @Test
    void handsOutListsAndMaps() {
        assertThat(value("= for d in answers.dogs return d.breed")).isEqualTo(List.of("Pug", "Boxer"));
        assertThat(value("= {total: 1.50, items: [{label: \"x\"}]}"))
                .isEqualTo(Map.of("total", new BigDecimal("1.50"), "items", List.of(Map.of("label", "x"))));
        assertThat(value("= answers.dogs[weight > 10]"))
                .isEqualTo(List.of(Map.of("breed", "Boxer", "weight", BigDecimal.valueOf(30))));
        assertThat(value("= answers.dogs[2].breed")).isEqualTo("Boxer");
        assertThat(value("= for i in 1..count(answers.dogs) return answers.dogs[i].weight * i"))
                .isEqualTo(List.of(new BigDecimal("8"), new BigDecimal("60")));
    }

    @Test
    void survivesAnInterruptedThread() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(ExpressionIncident.class).isThrownBy(() -> value("= 1 + 1"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
