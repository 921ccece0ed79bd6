package org.schalter.process;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schalter.definition.ServicePackage;

/**
 * A process in our own words: what the author's BPMN may say, and nothing else. What Flowable runs is generated from this;
 * names and other texts of the author stay here.
 */
public record ProcessModel(String id, Body body) {

    public static final String NAMESPACE = "urn:schalter:process:1";

    /** Where a flow of control begins, goes on and ends: the process itself or a sub-process. */
    public record Body(List<Node> nodes, List<Flow> flows) {
        public Body {
            nodes = List.copyOf(nodes);
            flows = List.copyOf(flows);
        }

        public List<Flow> from(String node) {
            return flows.stream().filter(flow -> flow.from().equals(node)).toList();
        }

        public List<Flow> to(String node) {
            return flows.stream().filter(flow -> flow.to().equals(node)).toList();
        }

        public Stream<Boundary> boundaries(String node) {
            return nodes.stream()
                    .filter(Boundary.class::isInstance)
                    .map(Boundary.class::cast)
                    .filter(boundary -> boundary.on().equals(node));
        }
    }

    /** A sequence flow; its condition is FEEL. */
    public record Flow(String id, String name, String from, String to, Optional<String> condition) {}

    /** Anything a flow can lead to or from. */
    public sealed interface Node permits Start, End, Activity, Gateway, Catch, Boundary {
        String id();

        String name();
    }

    /** A node that works and may be repeated for each element of a list. */
    public sealed interface Activity extends Node permits UserTask, ServiceTask, RuleTask, SubProcess {
        Optional<Each> each();
    }

    /** An event on the edge of an activity. */
    public sealed interface Boundary extends Node permits TimerBoundary, ErrorBoundary {
        String on();
    }

    /** An event that the process waits for. */
    public sealed interface Catch extends Node permits TimerCatch, MessageCatch {}

    public record Start(String id, String name) implements Node {}

    public enum Ending {
        NONE,
        TERMINATE,
        ERROR
    }

    public record End(String id, String name, Ending ending, Optional<String> error) implements Node {}

    /** A clerk's task; the form is named as the author does, for example {@code tasks/review}. */
    public record UserTask(
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
        public String formKey() {
            return form.startsWith("tasks/") ? form.substring("tasks/".length()) : form;
        }
    }

    public record ServiceTask(String id, String name, String action, Map<String, String> inputs, Optional<Each> each)
            implements Activity {}

    public record RuleTask(String id, String name, String decision, Optional<Each> each) implements Activity {}

    public record SubProcess(String id, String name, Body body, Optional<Each> each) implements Activity {}

    public enum Junction {
        EXCLUSIVE,
        INCLUSIVE,
        PARALLEL
    }

    public record Gateway(String id, String name, Junction junction, Optional<String> otherwise) implements Node {}

    public record TimerCatch(String id, String name, When when) implements Catch {}

    public record MessageCatch(String id, String name, String message) implements Catch {}

    public record TimerBoundary(String id, String name, String on, boolean interrupting, When when)
            implements Boundary {}

    public record ErrorBoundary(String id, String name, String on, Optional<String> error) implements Boundary {}

    /** Once for each element of a list: {@code s:each="= answers.dogs" s:as="dog"}. */
    public record Each(String list, String as, boolean oneAfterTheOther) {}

    /** After a duration or at a date: ISO 8601 or FEEL. */
    public record When(boolean after, String value) {}

    /** "Accept, confirm, file": what a package without a process does. */
    public static ProcessModel smallest() {
        var nodes = List.<Node>of(
                new Start("submitted", "submitted"), new End("filed", "filed", Ending.NONE, Optional.empty()));
        return new ProcessModel(
                "process", new Body(nodes, List.of(new Flow("f1", "", "submitted", "filed", Optional.empty()))));
    }

    /** The process of a package; "accept, confirm, file" if it has none. */
    public static ProcessModel of(ServicePackage content) {
        return within(content)
                .orElseThrow(() -> new IllegalStateException("the process of <%s> is outside the profile"
                        .formatted(content.manifest().key().value())));
    }

    /** The same; nothing where it is outside the profile, which is a finding of its own. */
    public static Optional<ProcessModel> within(ServicePackage content) {
        return content.file(ProcessRules.FILE)
                .map(file -> ProcessReader.read(file).process())
                .orElseGet(() -> Optional.of(smallest()));
    }

    /** An ISO 8601 duration above zero. */
    public static Optional<TemporalAmount> duration(String value) {
        try {
            if (value.contains("T")) {
                var duration = Duration.parse(value);
                return duration.isPositive() ? Optional.of(duration) : Optional.empty();
            }
            var period = Period.parse(value);
            return period.isNegative() || period.isZero() ? Optional.empty() : Optional.of(period);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Every node, those of sub-processes included, in the order of the file. */
    public Map<String, Node> nodes() {
        Map<String, Node> byId = new LinkedHashMap<>();
        bodies().forEach(each -> each.nodes().forEach(node -> byId.put(node.id(), node)));
        return byId;
    }

    /** Every flow, those of sub-processes included. */
    public List<Flow> flows() {
        return bodies().stream().flatMap(each -> each.flows().stream()).toList();
    }

    /** The process's own body and those of its sub-processes. */
    public List<Body> bodies() {
        List<Body> all = new ArrayList<>();
        collect(body, all);
        return all;
    }

    /** The repetitions that a node stands in, the outermost first; its own included. */
    public List<Each> repetitions(String node) {
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
