package org.schalter.comparison;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.process.ProcessModel.Activity;
import org.schalter.process.ProcessModel.End;
import org.schalter.process.ProcessModel.ErrorBoundary;
import org.schalter.process.ProcessModel.Gateway;
import org.schalter.process.ProcessModel.MessageCatch;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.RuleTask;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.Start;
import org.schalter.process.ProcessModel.SubProcess;
import org.schalter.process.ProcessModel.TimerBoundary;
import org.schalter.process.ProcessModel.TimerCatch;
import org.schalter.process.ProcessModel.UserTask;

/** What is said of a node, besides its name and its ways. */
final class NodeFacts {

    private final Map<String, String> facts = new LinkedHashMap<>();

    private NodeFacts() {}

    static Map<String, String> of(Node node) {
        var facts = new NodeFacts();
        facts.read(node);
        return facts.facts;
    }

    /** The word for what it is, as texts have it. */
    static String kind(Node node) {
        return switch (node) {
            case Start _ -> "start";
            case End _ -> "end";
            case UserTask _ -> "task";
            case ServiceTask _ -> "action";
            case RuleTask _ -> "decision";
            case SubProcess _ -> "sub-process";
            case Gateway _ -> "gateway";
            case TimerCatch _, TimerBoundary _ -> "timer";
            case MessageCatch _ -> "message";
            case ErrorBoundary _ -> "error";
        };
    }

    private void read(Node node) {
        switch (node) {
            case UserTask it -> task(it);
            case ServiceTask it -> {
                put("action", it.action());
                it.inputs().forEach((name, value) -> put("input " + name, value));
            }
            case RuleTask it -> put("decision", it.decision());
            case Gateway it -> {
                put("junction", it.junction().name().toLowerCase(Locale.ROOT));
                put("otherwise", it.otherwise());
            }
            case End it -> {
                put("ending", it.ending().name().toLowerCase(Locale.ROOT));
                put("error", it.error());
            }
            case TimerCatch it -> put("when", it.when().value());
            case TimerBoundary it -> timer(it);
            case MessageCatch it -> put("message", it.message());
            case ErrorBoundary it -> put("error", it.error());
            case Start _, SubProcess _ -> {}
        }
        if (node instanceof Activity activity) {
            put("each", activity.each().map(it -> it.list() + (it.oneAfterTheOther() ? " …" : " ‖")));
        }
    }

    private void task(UserTask task) {
        put("form", task.form());
        put("unit", task.unit());
        put("due", task.due());
        put("notBy", task.notBy());
        put("reminder", task.reminder());
    }

    private void timer(TimerBoundary timer) {
        put("on", timer.on());
        put("when", timer.when().value());
        put("interrupting", String.valueOf(timer.interrupting()));
    }

    private void put(String fact, Optional<String> value) {
        value.ifPresent(it -> put(fact, it));
    }

    private void put(String fact, String value) {
        facts.put(fact, value);
    }
}
