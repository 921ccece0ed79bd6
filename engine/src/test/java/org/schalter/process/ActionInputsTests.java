package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the text of inputs to the record that an action wants. */
class ActionInputsTests {

    enum Way {
        BY_POST,
        BY_MAIL
    }

    record Options(
            String name,
            int copies,
            boolean urgent,
            @Nullable BigDecimal amount,
            @Nullable LocalDate until,
            @Nullable Period within,
            @Nullable Way way,
            @Nullable List<String> attach,
            @Nullable Object anything) {}

    private static final Map<String, String> LEAST = Map.of("name", "permit", "copies", "2", "urgent", "true");

    @Test
    void leavesOutWhatMayBeLeftOut() {
        assertThat(ActionInputs.problems(Options.class, LEAST)).isEmpty();
        assertThat(ActionInputs.bind(Options.class, LEAST, _ -> "never"))
                .isEqualTo(new Options("permit", 2, true, null, null, null, null, null, null));
    }

    @Test
    void readsEveryType() {
        var inputs = new HashMap<>(LEAST);
        inputs.putAll(Map.of("amount", "1.50", "until", "2026-01-31", "within", "P14D", "way", "by-mail"));
        inputs.putAll(Map.of("attach", "a, b", "anything", "x"));

        assertThat(ActionInputs.bind(Options.class, inputs, _ -> "never"))
                .isEqualTo(new Options(
                        "permit",
                        2,
                        true,
                        new BigDecimal("1.50"),
                        LocalDate.of(2026, 1, 31),
                        Period.ofDays(14),
                        Way.BY_MAIL,
                        List.of("a", "b"),
                        "x"));
    }

    @Test
    void computesWhatIsFeel() {
        var inputs = Map.of("name", "= a", "copies", "= b", "urgent", "= c");
        Map<String, Object> values = Map.of("= a", "letter", "= b", new BigDecimal("3"), "= c", false);

        assertThat(ActionInputs.bind(Options.class, inputs, values::get))
                .extracting(Options::name, Options::copies, Options::urgent)
                .containsExactly("letter", 3, false);
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(ActionInputs.problems(
                        Options.class, Map.of("name", "x", "copies", "two", "urgent", "maybe", "odd", "1")))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("<odd>", "name, copies"),
                        problem -> assertThat(problem).contains("<copies>", "<two>", "a whole number"),
                        problem -> assertThat(problem).contains("<urgent>", "<maybe>", "true or false"));
        assertThat(ActionInputs.problems(Options.class, Map.of()))
                .allSatisfy(problem -> assertThat(problem).contains("missing"))
                .hasSize(3);
    }

    @Test
    void refusesAComputedValueThatDoesNotFit() {
        var inputs = Map.of("name", "x", "copies", "= b", "urgent", "true");

        assertThatThrownBy(() -> ActionInputs.bind(Options.class, inputs, _ -> new BigDecimal("1.5")))
                .isInstanceOf(ActionInputs.Unfit.class)
                .hasMessageContaining("<1.5>");
    }
}
