package org.schalter.filling.field;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.validation.Coordinates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A place on a map as a GeoJSON point: latitude and longitude, typed, or asked of the device where there is script. */
final class Point extends Plain {

    private static final List<String> PARTS = List.of("longitude", "latitude");

    Point() {
        super("point");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.format().equals("point");
    }

    /** What is no number stays in its place as it was typed, and is no point. */
    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        if (PARTS.stream().allMatch(part -> posted.part(part).isEmpty())) {
            return null;
        }
        ObjectNode point = JsonNodeFactory.instance.objectNode().put("type", "Point");
        ArrayNode position = point.putArray("coordinates");
        for (String part : PARTS) {
            BigDecimal degrees = Coordinates.degrees(posted.part(part));
            if (degrees == null) {
                position.add(posted.part(part));
            } else {
                position.add(degrees);
            }
        }
        return point;
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; answer != null && i < PARTS.size(); i++) {
            JsonNode degrees = answer.path("coordinates").path(i);
            parts.put(
                    PARTS.get(i),
                    degrees.isNumber() ? Numerals.write(degrees.decimalValue(), locale) : degrees.asString(""));
        }
        return Filled.parts(parts);
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        JsonNode position = answer.path("coordinates");
        return coordinates(position.path(0), position.path(1))
                .map(place -> place.say(locale))
                .orElseGet(() -> written(answer));
    }

    private static Optional<Coordinates> coordinates(JsonNode longitude, JsonNode latitude) {
        return longitude.isNumber() && latitude.isNumber()
                ? Coordinates.of(longitude.decimalValue(), latitude.decimalValue())
                : Optional.empty();
    }

    @Override
    public String focus() {
        return "-latitude";
    }
}
