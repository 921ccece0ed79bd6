package org.schalter.conversion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where each component's answer stands, since conditions name components by their key or by the way to them. */
final class FormioPlaces {

    private static final int DEEPEST = 60;
    private static final Set<String> HOLDERS = Set.of("container", "datagrid", "editgrid", "dynamicWizard");

    /**
     * A component that has an answer.
     *
     * @param path of names, from the form's root
     * @param rows the lists on the way, which a condition must share with whom it is of
     */
    record Found(JsonNode component, List<String> path, List<String> rows) {

        boolean isMany() {
            return component.path("type").asString("").equals("selectboxes");
        }
    }

    private final Map<String, Found> byWay = new HashMap<>();
    private final Map<String, Found> byKey = new HashMap<>();
    private final Map<JsonNode, String> names = new IdentityHashMap<>();

    FormioPlaces(JsonNode components) {
        walk(components, List.of(), List.of(), 0);
    }

    private void walk(JsonNode components, List<String> way, List<String> rows, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (var component : components) {
            var type = component.path("type").asString("");
            var key = FormioField.key(component);
            var deeper = with(way, key);
            if (FormioField.isKnown(type) || HOLDERS.contains(type)) {
                byWay.putIfAbsent(String.join(".", deeper), new Found(component, deeper, rows));
                byKey.putIfAbsent(key, new Found(component, deeper, rows));
            }
            boolean holds = HOLDERS.contains(type);
            var inRows = holds && !type.equals("container") ? with(rows, String.join(".", deeper)) : rows;
            inner(component).forEach(it -> walk(it, holds ? deeper : way, inRows, depth + 1));
        }
    }

    /** The lists of components in a component: its own, those of its columns, of its rows' cells, of its tabs. */
    static Stream<JsonNode> inner(JsonNode component) {
        var own = Stream.of(component.path("components"));
        var columns = FormioTree.stream(component.path("columns")).map(it -> it.path("components"));
        var cells = component.path("rows").isArray()
                ? FormioTree.stream(component.path("rows"))
                        .flatMap(FormioTree::stream)
                        .map(it -> it.path("components"))
                : Stream.<JsonNode>empty();
        return Stream.of(own, columns, cells).flatMap(it -> it).filter(it -> it.isArray() && !it.isEmpty());
    }

    /** Under which name a component's answer stands in our schema. */
    void called(JsonNode component, String name) {
        names.put(component, name);
    }

    /** The component that a condition means; the shortest way counts where several have one key. */
    Optional<Found> find(String keyOrWay) {
        return Optional.ofNullable(byWay.get(keyOrWay)).or(() -> Optional.ofNullable(byKey.get(keyOrWay)));
    }

    private static List<String> with(List<String> list, String more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
