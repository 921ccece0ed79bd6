package org.schalter.process;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.process.spi.ProcessAction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Every action that a service task may name, by its id. Asked for late, since an action may itself need the cases; that
 * each id is used once is seen at the start all the same.
 */
@Component
public class Actions implements SmartInitializingSingleton {

    private final ObjectProvider<ProcessAction<?>> provided;
    private volatile @Nullable Map<String, ProcessAction<?>> byId;

    Actions(ObjectProvider<ProcessAction<?>> provided) {
        this.provided = provided;
    }

    @Override
    public void afterSingletonsInstantiated() {
        byId();
    }

    Optional<ProcessAction<?>> find(String id) {
        return Optional.ofNullable(byId().get(id));
    }

    public ProcessAction<?> action(String id) {
        return find(id).orElseThrow(() ->
                new IllegalStateException("process action <%s> is not known; there are %s".formatted(id, ids())));
    }

    String ids() {
        return String.join(", ", byId().keySet());
    }

    private Map<String, ProcessAction<?>> byId() {
        var known = byId;
        if (known == null) {
            known = collected();
            byId = known;
        }
        return known;
    }

    private Map<String, ProcessAction<?>> collected() {
        Map<String, ProcessAction<?>> actions = new TreeMap<>();
        for (ProcessAction<?> action : provided) {
            if (actions.put(action.id(), action) != null) {
                throw new IllegalStateException(
                        "process action id <%s> is used twice; ids are %s".formatted(action.id(), actions.keySet()));
            }
        }
        return actions;
    }
}
