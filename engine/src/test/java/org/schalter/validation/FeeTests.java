package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schalter.expression.ExpressionIncident;

class FeeTests {

    @Test
    void takesTheTotal() {
        assertThat(Fee.decided("fee.dmn", Map.of("total", new BigDecimal("30.7")))
                        .json())
                .isEqualTo(Forms.json("{'total':'30.70','currency':'EUR','items':[]}"));
    }

    @Test
    void addsUpItemsToTheCent() {
        Fee fee = Fee.decided(
                "fee.dmn",
                Map.of(
                        "fee",
                        List.of(
                                Map.of("label", "Erste Urkunde", "amount", new BigDecimal("14.30"), "law", "PStG"),
                                Map.of(
                                        "label",
                                        "Weitere",
                                        "amount",
                                        new BigDecimal("7.15"),
                                        "quantity",
                                        new BigDecimal(3),
                                        "taxRate",
                                        new BigDecimal(19)))));

        assertThat(fee.total()).isEqualTo("35.75");
        assertThat(fee.items()).extracting(Fee.Item::label).containsExactly("Erste Urkunde", "Weitere");
    }

    @Test
    void isNothingWhereNoItemApplies() {
        assertThat(Fee.decided("fee.dmn", Map.of("fee", List.of())).total()).isEqualTo("0.00");
    }

    @Test
    void refusesWhatIsNoAmount() {
        Map<String, @Nullable Object> absent = new HashMap<>();
        absent.put("total", null);

        for (Map<String, @Nullable Object> outputs : List.<Map<String, @Nullable Object>>of(
                Map.of(),
                absent,
                Map.of("total", "30.70"),
                Map.of("total", new BigDecimal("30.705")),
                Map.of("total", new BigDecimal(-1)),
                Map.of("fee", List.of("x")),
                Map.of("fee", List.of(Map.of("label", "x"))),
                Map.of(
                        "total",
                        new BigDecimal(2),
                        "items",
                        List.of(Map.of("label", "x", "amount", new BigDecimal(1)))))) {
            assertThatThrownBy(() -> Fee.decided("fee.dmn", outputs))
                    .isInstanceOf(ExpressionIncident.class)
                    .hasMessageContaining("expected");
        }
    }
}
