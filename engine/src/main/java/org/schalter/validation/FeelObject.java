package org.schalter.validation;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of the answers as FEEL sees it. An expression asks for a few of many answers, so each becomes a value when it
 * is first asked for. For one thread, and for answers that nobody changes meanwhile.
 */
final class FeelObject extends AbstractMap<String, @Nullable Object> {

    private final ObjectNode object;
    private final @Nullable Part part;
    private final Map<String, @Nullable Object> known = new HashMap<>();

    FeelObject(ObjectNode object, @Nullable Part part) {
        this.object = object;
        this.part = part;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        JsonNode answer = object.get(name);
        return answer == null ? null : value(name, answer);
    }

    private @Nullable Object value(String name, JsonNode answer) {
        Object value = known.get(name);
        if (value == null && !known.containsKey(name)) {
            value = FeelValues.value(
                    answer, part == null ? null : part.child(name).orElse(null));
            known.put(name, value);
        }
        return value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && object.has(name);
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        object.properties().forEach(field -> all.put(field.getKey(), value(field.getKey(), field.getValue())));
        return all.entrySet();
    }
}
