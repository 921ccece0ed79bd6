package org.schalter.validation;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Decision;
import org.schalter.expression.ExpressionIncident;
import org.schalter.expression.Scope;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service costs, by the edition's own decision and nothing else.
 *
 * @param total in euros, exactly two places, never negative
 */
public record Fee(BigDecimal total, String currency, List<Item> items) {

    public Fee {
        items = List.copyOf(items);
    }

    /**
     * One line of the fee.
     *
     * @param amount of one, in euros, two places
     * @param taxRate in percent, or null where none is charged
     * @param law on which it rests, or empty
     */
    public record Item(
            String label,
            BigDecimal amount,
            BigDecimal quantity,
            @Nullable BigDecimal taxRate,
            String law) {
        public BigDecimal sum() {
            return amount.multiply(quantity);
        }
    }

    /**
     * Decides the fee; empty where the service is free.
     *
     * @param answers normalised, as a verdict accepts them
     * @throws ExpressionIncident where the decision yields no amount of euros and cents
     */
    public static Optional<Fee> of(ServicePackage service, FormModel form, ObjectNode answers, Clock clock) {
        return service.manifest().fee().map(rule -> {
            Decision decision = service.decisions().get(rule.decision());
            if (decision == null) {
                throw new ExpressionIncident("The fee's decision <" + rule.decision() + "> is not in the package");
            }
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("answers", form.values(answers));
            return decided(rule.decision(), decision.decide(new Scope(variables, clock)));
        });
    }

    /** As expressions see it. */
    public Map<String, Object> values() {
        List<Object> lines = new ArrayList<>();
        for (Item item : items) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("label", item.label());
            line.put("amount", item.amount());
            line.put("quantity", item.quantity());
            line.put("taxRate", item.taxRate());
            line.put("law", item.law());
            lines.add(line);
        }
        return Map.of("total", total, "currency", currency, "items", lines);
    }

    static Fee decided(String file, Map<String, @Nullable Object> outputs) {
        List<Item> items = new ArrayList<>();
        Object list = outputs.values().stream()
                .filter(List.class::isInstance)
                .findFirst()
                .orElse(null);
        if (list instanceof List<?> rows) {
            rows.forEach(row -> items.add(item(file, row)));
        } else if (!outputs.containsKey("total") && outputs.containsKey("amount")) {
            items.add(item(file, outputs));
        }
        Object only = outputs.size() == 1 ? outputs.values().iterator().next() : null;
        Object total = outputs.containsKey("total") ? outputs.get("total") : only instanceof Number ? only : null;
        if (total == null && list == null && items.isEmpty()) {
            throw new ExpressionIncident(
                    "<" + file + "> yields <" + outputs + ">; expected <total>, or a list of items");
        }
        BigDecimal sum = items.stream().map(Item::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal whole = cents(file, "total", total == null ? sum : total);
        if (!items.isEmpty() && whole.compareTo(sum) != 0) {
            throw new ExpressionIncident(
                    "<" + file + "> yields a total of <" + whole + ">; expected the items' sum <" + sum + ">");
        }
        if (whole.signum() < 0) {
            throw new ExpressionIncident("<" + file + "> yields <" + whole + ">; expected a fee that is not negative");
        }
        return new Fee(whole, "EUR", items);
    }

    private static Item item(String file, @Nullable Object row) {
        if (!(row instanceof Map<?, ?> item)) {
            throw new ExpressionIncident("<" + file + "> yields the item <" + row + ">; expected {label, amount, …}");
        }
        Object quantity = item.get("quantity");
        Object tax = item.get("taxRate");
        return new Item(
                item.get("label") == null ? "" : String.valueOf(item.get("label")),
                cents(file, "amount", item.get("amount")),
                quantity == null ? BigDecimal.ONE : number(file, "quantity", quantity),
                tax == null ? null : number(file, "taxRate", tax),
                item.get("law") == null ? "" : String.valueOf(item.get("law")));
    }

    private static BigDecimal cents(String file, String output, @Nullable Object value) {
        BigDecimal amount = number(file, output, value);
        if (!Spelling.cents(amount)) {
            throw new ExpressionIncident("<" + file + "> yields <" + amount + "> as <" + output
                    + ">; expected whole cents, rounded by the decision itself");
        }
        return amount.setScale(2);
    }

    private static BigDecimal number(String file, String output, @Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw new ExpressionIncident("<" + file + "> yields <" + value + "> as <" + output + ">; expected a number");
    }

    /** As the API says it: {@code {"total":"30.70","currency":"EUR","items":[…]}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("total", total.toPlainString());
        json.put("currency", currency);
        var lines = json.putArray("items");
        for (Item item : items) {
            ObjectNode line = lines.addObject();
            line.put("label", item.label());
            line.put("amount", item.amount().toPlainString());
            line.put("quantity", item.quantity());
            if (item.taxRate() != null) {
                line.put("taxRate", item.taxRate());
            }
            line.put("law", item.law());
        }
        return json;
    }
}
