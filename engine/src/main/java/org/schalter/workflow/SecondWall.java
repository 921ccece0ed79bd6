package org.schalter.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.flowable.bpmn.model.Activity;
import org.flowable.common.engine.impl.scripting.ScriptEngineRequest;
import org.flowable.common.engine.impl.scripting.ScriptEvaluation;
import org.flowable.common.engine.impl.scripting.ScriptingEngines;
import org.flowable.engine.impl.bpmn.parser.factory.ActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.DefaultActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.ListenerFactory;

/**
 * What Flowable itself may build, whoever deploys whatever: a short list, and anything not on it is refused. The first wall
 * is that authors' files are never deployed; this one holds should the first ever be passed. The factories are proxies, so
 * that what a later version of Flowable adds is refused too.
 */
final class SecondWall {

    private static final String STEP = "createBusinessRuleTaskActivityBehavior";
    private static final Set<String> REPETITIONS =
            Set.of("createSequentialMultiInstanceBehavior", "createParallelMultiInstanceBehavior");
    private static final Set<String> ALLOWED = Set.of(
            "createNoneStartEventActivityBehavior",
            "createExclusiveGatewayActivityBehavior",
            "createParallelGatewayActivityBehavior",
            "createInclusiveGatewayActivityBehavior",
            "createSubprocessActivityBehavior",
            "createIntermediateCatchEventActivityBehavior",
            "createIntermediateCatchTimerEventActivityBehavior",
            "createNoneEndEventActivityBehavior",
            "createErrorEndEventActivityBehavior",
            "createTerminateEndEventActivityBehavior",
            "createBoundaryEventActivityBehavior",
            "createBoundaryTimerEventActivityBehavior");

    /** Something that an executable process of ours never holds. */
    static final class RefusedElement extends IllegalStateException {
        RefusedElement(String message) {
            super(message);
        }
    }

    private SecondWall() {}

    static ActivityBehaviorFactory behaviours(Casebook casebook, FeelExpressions expressions) {
        var flowable = new DefaultActivityBehaviorFactory();
        flowable.setExpressionManager(expressions);
        return proxy(ActivityBehaviorFactory.class, (method, arguments) -> {
            if (method.getName().equals(STEP)) {
                return new Step(casebook);
            }
            if (REPETITIONS.contains(method.getName()) && ours((Activity) arguments[0])
                    || ALLOWED.contains(method.getName())) {
                return method.invoke(flowable, arguments);
            }
            throw new RefusedElement(
                    "<%s> is refused: no process of ours holds such an element".formatted(method.getName()));
        });
    }

    static ListenerFactory listeners() {
        return proxy(ListenerFactory.class, (method, _) -> {
            throw new RefusedElement(
                    "<%s> is refused: no process of ours holds a listener".formatted(method.getName()));
        });
    }

    static ScriptingEngines scripts() {
        return new ScriptingEngines(null, null) {
            @Override
            public ScriptEvaluation evaluate(ScriptEngineRequest request) {
                throw new RefusedElement(
                        "a script in <%s> is refused: only FEEL is run".formatted(request.getLanguage()));
            }
        };
    }

    private static boolean ours(Activity activity) {
        var loop = activity.getLoopCharacteristics();
        return (ExecutableProcess.COUNT + activity.getId()).equals(loop.getLoopCardinality())
                && loop.getHandler() == null
                && loop.getAggregations() == null
                && loop.getInputDataItem() == null
                && loop.getCollectionString() == null
                && loop.getCompletionCondition() == null;
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> System.identityHashCode(self) == System.identityHashCode(given[0]);
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "SecondWall of " + type.getSimpleName();
                };
            }
            try {
                return answer.to(method, given);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }));
    }
}
