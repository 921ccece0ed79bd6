package org.schalter.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process in our own words: what the author's BPMN may say, and nothing else. What Flowable runs is generated from this;
 * names and other texts of the author stay here.
 */
record ProcessModel(String id, Body body) {

    static final String NAMESPACE = "urn:schalter:process:1";

    /** Where a flow of control begins, goes on and ends: the process itself or a sub-process. */
    record Body(List<Node> nodes, List<Flow> flows) {
        Body {
            nodes = List.copyOf(nodes);
            flows = List.copyOf(flows);
        }

        List<Flow> from(String node) {
            return flows.stream().filter(flow -> flow.from().equals(node)).toList();
        }

        List<Flow> to(String node) {
            return flows.stream().filter(flow -> flow.to().equals(node)).toList();
        }

        Stream<Boundary> boundaries(String node) {
            return nodes.stream()
                    .filter(Boundary.class::isInstance)
                    .map(Boundary.class::cast)
                    .filter(boundary -> boundary.on().equals(node));
        }
    }

    /** A sequence flow; its condition is FEEL. */
    record Flow(String id, String name, String from, String to, Optional<String> condition) {}

    /** Anything a flow can lead to or from. */
    sealed interface Node permits Start, End, Activity, Gateway, Catch, Boundary {
        String id();

        String name();
    }

    /** A node that works and may be repeated for each element of a list. */
    sealed interface Activity extends Node permits UserTask, ServiceTask, RuleTask, SubProcess {
        Optional<Each> each();
    }

    /** An event on the edge of an activity. */
    sealed interface Boundary extends Node permits TimerBoundary, ErrorBoundary {
        String on();
    }

    /** An event that the process waits for. */
    sealed interface Catch extends Node permits TimerCatch, MessageCatch {}

    record Start(String id, String name) implements Node {}

    enum Ending {
        NONE,
        TERMINATE,
        ERROR
    }

    record End(String id, String name, Ending ending, Optional<String> error) implements Node {}

    /** A clerk's task; the form is named as the author does, for example {@code tasks/review}. */
    record UserTask(
            String id,
            String name,
            String form,
            Optional<String> unit,
            Optional<String> due,
            Optional<String> notBy,
            Optional<String> reminder,
            Optional<Each> each)
            implements Activity {

        /** The key in the package's tasks: {@code review}. */
        String formKey() {
            return form.startsWith("tasks/") ? form.substring("tasks/".length()) : form;
        }
    }

    record ServiceTask(String id, String name, String action, Map<String, String> inputs, Optional<Each> each)
            implements Activity {}

    record RuleTask(String id, String name, String decision, Optional<Each> each) implements Activity {}

    record SubProcess(String id, String name, Body body, Optional<Each> each) implements Activity {}

    enum Junction {
        EXCLUSIVE,
        INCLUSIVE,
        PARALLEL
    }

    record Gateway(String id, String name, Junction junction, Optional<String> otherwise) implements Node {}

    record TimerCatch(String id, String name, When when) implements Catch {}

    record MessageCatch(String id, String name, String message) implements Catch {}

    record TimerBoundary(String id, String name, String on, boolean interrupting, When when) implements Boundary {}

    record ErrorBoundary(String id, String name, String on, Optional<String> error) implements Boundary {}

    /** Once for each element of a list: {@code s:each="= answers.dogs" s:as="dog"}. */
    record Each(String list, String as, boolean oneAfterTheOther) {}

    /** After a duration or at a date: ISO 8601 or FEEL. */
    record When(boolean after, String value) {}

    /** "Accept, confirm, file": what a package without a process does. */
    static ProcessModel smallest() {
        var nodes = List.<Node>of(
                new Start("submitted", "submitted"), new End("filed", "filed", Ending.NONE, Optional.empty()));
        return new ProcessModel(
                "process", new Body(nodes, List.of(new Flow("f1", "", "submitted", "filed", Optional.empty()))));
    }

    /** Every node, those of sub-processes included, in the order of the file. */
    Map<String, Node> nodes() {
        Map<String, Node> byId = new LinkedHashMap<>();
        bodies().forEach(each -> each.nodes().forEach(node -> byId.put(node.id(), node)));
        return byId;
    }

    /** Every flow, those of sub-processes included. */
    List<Flow> flows() {
        return bodies().stream().flatMap(each -> each.flows().stream()).toList();
    }

    /** The process's own body and those of its sub-processes. */
    List<Body> bodies() {
        List<Body> all = new ArrayList<>();
        collect(body, all);
        return all;
    }

    /** The repetitions that a node stands in, the outermost first; its own included. */
    List<Each> repetitions(String node) {
        List<Each> found = new ArrayList<>();
        enclosing(body, node, found);
        return found;
    }

    private static boolean enclosing(Body in, String sought, List<Each> found) {
        for (Node node : in.nodes()) {
            int before = found.size();
            if (node instanceof Activity activity) {
                activity.each().ifPresent(found::add);
            }
            if (node.id().equals(sought) || node instanceof SubProcess sub && enclosing(sub.body(), sought, found)) {
                return true;
            }
            while (found.size() > before) {
                found.removeLast();
            }
        }
        return false;
    }

    private static void collect(Body in, List<Body> all) {
        all.add(in);
        for (Node node : in.nodes()) {
            if (node instanceof SubProcess sub) {
                collect(sub.body(), all);
            }
        }
    }
}
