package org.schalter.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The process that uses everything, with every kind of foreign code in every place that it has. */
public final class SpoiltBpmn {

    private static final List<String> EXPRESSIONS = List.of(
            "${''.getClass().forName('java.lang.Runtime')}", "#{environment}", "x ${1} y", "${dataSource.connection}");

    private static final List<String> FOREIGN_ATTRIBUTES = List.of(
            "xmlns:a=\"http://flowable.org/bpmn\" a:class=\"java.lang.Runtime\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:delegateExpression=\"x\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:expression=\"x\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:skipExpression=\"x\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:async=\"true\"",
            "xmlns:a=\"http://activiti.org/bpmn\" a:type=\"shell\"",
            "xmlns:a=\"http://activiti.org/bpmn\" a:candidateGroups=\"x\"",
            "xmlns:a=\"http://camunda.org/schema/1.0/bpmn\" a:resultVariable=\"x\"",
            "xmlns:a=\"urn:unknown\" a:anything=\"x\"",
            "implementation=\"x\"",
            "scriptFormat=\"juel\"",
            "calledElement=\"other\"",
            "s:unknown=\"x\"");

    private static final String FLOWABLE = " xmlns=\"http://flowable.org/bpmn\"";

    private static final List<String> FOREIGN_ELEMENTS = List.of(
            "<scriptTask id=\"x\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
            "<script>1</script>",
            "<callActivity id=\"x\" calledElement=\"other\"/>",
            "<sendTask id=\"x\"/>",
            "<receiveTask id=\"x\"/>",
            "<manualTask id=\"x\"/>",
            "<task id=\"x\"/>",
            "<transaction id=\"x\"/>",
            "<adHocSubProcess id=\"x\"/>",
            "<complexGateway id=\"x\"/>",
            "<eventBasedGateway id=\"x\"/>",
            "<intermediateThrowEvent id=\"x\"/>",
            "<dataObject id=\"x\"/>",
            "<dataStoreReference id=\"x\"/>",
            "<ioSpecification/>",
            "<property id=\"x\"/>",
            "<potentialOwner><resourceAssignmentExpression/></potentialOwner>",
            "<standardLoopCharacteristics/>",
            "<signalEventDefinition/>",
            "<compensateEventDefinition/>",
            "<escalationEventDefinition/>",
            "<linkEventDefinition/>",
            "<conditionalEventDefinition/>",
            "<cancelEventDefinition/>",
            "<import importType=\"x\" location=\"file:///etc/passwd\" namespace=\"x\"/>",
            "<executionListener class=\"java.lang.Runtime\" event=\"start\"" + FLOWABLE + "/>",
            "<taskListener delegateExpression=\"x\" event=\"create\"" + FLOWABLE + "/>",
            "<eventListener class=\"x\"" + FLOWABLE + "/>",
            "<field name=\"command\"" + FLOWABLE + "/>",
            "<formProperty id=\"x\" expression=\"x\"" + FLOWABLE + "/>",
            "<failedJobRetryTimeCycle" + FLOWABLE + ">R3/PT1H</failedJobRetryTimeCycle>",
            "<connector xmlns=\"http://camunda.org/schema/1.0/bpmn\"/>",
            "<input xmlns=\"urn:schalter:process:2\" name=\"a\" value=\"b\"/>",
            "<s:listener class=\"x\"/>",
            "<extensionElements><executionListener class=\"x\" event=\"start\"" + FLOWABLE + "/></extensionElements>");

    private SpoiltBpmn() {}

    /**
     * One of them.
     *
     * @param name what stands where
     * @param diagonal whether it is among those that meet each place and each kind at least once
     */
    public record Sample(String name, String file, boolean diagonal) {}

    /** Foreign expressions in every attribute. */
    public static Stream<Sample> attributes() {
        return product("=\"([^\"]*)\"", EXPRESSIONS, SpoiltBpmn::escaped);
    }

    /** Foreign expressions in every text. */
    public static Stream<Sample> texts() {
        return product(">([^<>\\s][^<>]*)<", EXPRESSIONS, SpoiltBpmn::escaped);
    }

    /** Foreign attributes on every element. */
    public static Stream<Sample> foreignAttributes() {
        return product("<[a-z]\\w*()[ />]", FOREIGN_ATTRIBUTES, attribute -> " " + attribute);
    }

    /** Foreign elements in every element. */
    public static Stream<Sample> foreignElements() {
        return product("<[a-zA-Z:]+(?: [^<>]*[^/<>])?>()", FOREIGN_ELEMENTS, UnaryOperator.identity());
    }

    private static Stream<Sample> product(String pattern, List<String> kinds, UnaryOperator<String> written) {
        return places(pattern)
                .flatMap(place -> IntStream.range(0, kinds.size())
                        .mapToObj(kind -> new Sample(
                                "at " + place.start + " stands " + kinds.get(kind),
                                spoilt(place, written.apply(kinds.get(kind))),
                                place.number % kinds.size() == kind)));
    }

    private record Place(int number, int start, int end) {}

    private static Stream<Place> places(String pattern) {
        List<Place> places = new ArrayList<>();
        var body = Bpmn.FULL.indexOf("<definitions");
        var matcher = Pattern.compile(pattern).matcher(Bpmn.FULL);
        while (matcher.find()) {
            boolean namespace = Bpmn.FULL.startsWith("xmlns", Bpmn.FULL.lastIndexOf(' ', matcher.start()) + 1);
            if (matcher.start() >= body && !namespace) {
                places.add(new Place(places.size(), matcher.start(1), matcher.end(1)));
            }
        }
        if (places.size() < 6) {
            throw new AssertionError("hardly a place for <" + pattern + ">");
        }
        return places.stream();
    }

    private static String spoilt(Place place, String by) {
        return Bpmn.FULL.substring(0, place.start) + by + Bpmn.FULL.substring(place.end);
    }

    private static String escaped(String expression) {
        return expression.replace("&", "&amp;").replace("<", "&lt;");
    }
}
