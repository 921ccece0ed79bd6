package org.schalter.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands in its process.
 *
 * @param process the key of what Flowable runs, see {@link EditionProcess#key}
 * @param execution Flowable's id of what waits there
 * @param items in a repetition: which element of each list, the outermost first; else empty
 */
public record Position(UUID caseId, String process, String node, String execution, List<Integer> items) {

    /** Flowable's name for the index of an element in a repetition. */
    private static final String INDEX = "loopCounter";

    static Position of(DelegateExecution execution, Casebook casebook) {
        var key = ProcessDefinitionUtil.getProcessDefinition(execution.getProcessDefinitionId())
                .getKey();
        var node = execution.getCurrentActivityId();
        boolean repeated = node != null && casebook.process(key).repeated(node);
        return new Position(
                UUID.fromString(execution.getProcessInstanceId()),
                key,
                node == null ? "" : node,
                execution.getId(),
                repeated ? items(execution) : List.of());
    }

    /** The node, and in a repetition which of its doings: {@code check}, {@code check-1}. */
    public String label() {
        return node + items.stream().map(it -> "-" + it).collect(Collectors.joining());
    }

    /** The index in the innermost repetition; null outside of one. */
    public @Nullable Integer item() {
        return items.isEmpty() ? null : items.getLast();
    }

    private static List<Integer> items(DelegateExecution execution) {
        List<Integer> items = new ArrayList<>();
        for (DelegateExecution at = execution; at != null; at = at.getParent()) {
            if (at.getVariableLocal(INDEX) instanceof Integer index) {
                items.addFirst(index);
            }
        }
        return items;
    }
}
