package org.schalter.casework;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.schalter.casework.spi.ProcessAction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every action that a service task may name, by its id. */
@Component
class Actions {

    private final Map<String, ProcessAction<?>> byId = new TreeMap<>();

    Actions(ObjectProvider<ProcessAction<?>> actions) {
        for (ProcessAction<?> action : actions) {
            if (byId.put(action.id(), action) != null) {
                throw new IllegalStateException(
                        "process action id <%s> is used twice; ids are %s".formatted(action.id(), byId.keySet()));
            }
        }
    }

    Optional<ProcessAction<?>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    ProcessAction<?> action(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException(
                "process action <%s> is not known; there are %s".formatted(id, byId.keySet())));
    }

    String ids() {
        return String.join(", ", byId.keySet());
    }
}
