package org.schalter.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.casework.Moody;
import org.schalter.process.Bpmn;
import org.schalter.workflow.Places;
import org.schalter.workflow.Position;
import org.schalter.workflow.Workflow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of what a process does for each entry of a list, each doing is watched by itself. */
@ParameterizedClass
@EnumSource
class WatchedRepetitionsTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<Database, String> KEYS = new EnumMap<>(Database.class);
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["mail", "dogs"],
         "properties": {"mail": {"type": "string", "format": "email", "title": "E-Mail"},
          "dogs": {"type": "array", "title": "Hunde", "items": {"type": "object", "title": "Hund",
           "required": ["name"], "properties": {"name": {"type": "string", "title": "Name"}}}}}}
        """;
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]}}}\
        """;
    private static final String EACH =
            "<multiInstanceLoopCharacteristics isSequential=\"false\" s:each=\"= answers.dogs\" s:as=\"dog\"/>";
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="act"/>
        <serviceTask id="act" s:action="test-moody">%1$s</serviceTask><sequenceFlow id="f2" sourceRef="act" targetRef="check"/>
        <userTask id="check" s:form="tasks/review">%1$s</userTask><sequenceFlow id="f3" sourceRef="check" targetRef="tell"/>
        <serviceTask id="tell" s:action="send-message"><extensionElements><s:input name="message" value="notice"/></extensionElements>%1$s</serviceTask>
        <sequenceFlow id="f4" sourceRef="tell" targetRef="done"/><endEvent id="done"/>\
        """.formatted(EACH));
    private static final String LETTER =
            "<html><head><title>Nachricht</title></head><body><p>{{ dog.name }}</p></body></html>";

    @Parameter
    Database database = Database.H2;

    private RunningEngine engine = RunningEngine.onH2();
    private String key = "";

    @BeforeEach
    void service() {
        engine = RunningEngine.on(database);
        key = KEYS.computeIfAbsent(database, _ -> publish(engine));
    }

    @Test
    void whereNothingIsMissingNothingIsDoneAgain() {
        var none = submit().awaitStation("completed");
        var open = submit("Bello", "Rex");
        awaitTasks(open, 2);

        none.look();
        open.look();

        assertThat(none.gaps()).isEmpty();
        assertThat(open.gaps()).isEmpty();
        assertThat(items(open)).containsExactly(0, 1);
    }

    @Test
    void theOneTaskOfSeveralThatIsGoneIsOpenedAgain() {
        var torn = submit("Bello", "Rex", "Waldi");
        awaitTasks(torn, 3);
        assertThat(torn.tear("delete from casework_task where item = 1 and case_id = ?"))
                .isEqualTo(1);

        torn.look();
        torn.look();

        assertThat(items(torn)).containsExactly(0, 1, 2);
        assertThat(torn.gaps()).isEmpty();
        decideAll(torn);
        torn.awaitStation("completed");
        torn.look();
        assertThat(torn.gaps()).isEmpty();
    }

    @Test
    void whereTheCaseHasMovedOnMeanwhileNothingIsOpenedAgain() {
        var moved = submit("Bello");
        awaitTasks(moved, 1);
        var places = engine.bean(Workflow.class).places();
        var left = places.of(moved.id()).stream()
                .filter(it -> it.node().equals("check") && !it.whole())
                .findFirst()
                .orElseThrow();
        assertThat(places.position(left)).get().extracting(Position::label).isEqualTo("check-0");

        var elsewhere = new Places.Place(left.execution(), "tell", left.since(), false, left.work());
        assertThat(places.position(elsewhere)).isEmpty();
        decideAll(moved);

        assertThat(places.position(left)).isEmpty();
        assertThat(places.renew(moved.id(), left.execution()))
                .as("what is gone is not done")
                .isFalse();
        moved.awaitStation("completed");
    }

    @Test
    void eachJobThatIsGoneIsDone() {
        Moody.sulk();
        try {
            var torn = submit("Bello", "Rex", "Waldi");
            await().atMost(SOON)
                    .until(() ->
                            count(torn, "select count(*) from act_ru_timer_job where process_instance_id_ = ?") == 3);
            torn.tear("delete from act_ru_timer_job where process_instance_id_ = ?");
            Moody.cheerUp();

            torn.look();

            awaitTasks(torn, 3);
            torn.look();
            assertThat(torn.gaps()).isEmpty();
        } finally {
            Moody.cheerUp();
        }
    }

    @Test
    void theOneMessageOfSeveralThatIsGoneIsWrittenAgainAndTheOneDecisionIsSaid() {
        var torn = submit("Bello", "Rex", "Waldi");
        awaitTasks(torn, 3);
        decideAll(torn);
        torn.awaitStation("completed");
        await().atMost(SOON).until(() -> delivered(torn) == 4);
        String rex = "select id from delivery_message where message_key like '%tell-1' and case_id = ?";
        torn.tear("delete from delivery_attempt where message_id in (" + rex + ")");
        assertThat(torn.tear("delete from delivery_message where message_key like '%tell-1' and case_id = ?"))
                .isEqualTo(1);
        assertThat(torn.tear("delete from casework_task_answers where item = 2 and case_id = ?"))
                .isEqualTo(1);

        torn.look();
        torn.look();

        assertThat(torn.count("delivery_message")).isEqualTo(4);
        assertThat(torn.gaps()).containsExactly("decided:check-2");
        torn.tear("delete from operation_gap where case_id = ?");
    }

    private static String publish(RunningEngine engine) {
        var key = "each-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key)
                .with("form/schema.json", FORM)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", PROCESS)
                .with("messages/notice.html", LETTER)
                .publishedOn(engine, key);
        return key;
    }

    private WatchedCase submit(String... dogs) {
        var rows = Arrays.stream(dogs).map(dog -> Map.of("name", dog)).toList();
        return WatchedCase.submit(engine, key, Map.of("mail", "e" + UUID.randomUUID() + "@example.org", "dogs", rows));
    }

    private static void decideAll(WatchedCase it) {
        for (var task : it.engine()
                .bean(JdbcClient.class)
                .sql("select id from casework_task where case_id = ? and state = 'open'")
                .param(it.id())
                .query(UUID.class)
                .list()) {
            var answer = it.engine()
                    .as("clerk")
                    .postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", "approved"));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }

    private static List<Integer> items(WatchedCase it) {
        return it.engine()
                .bean(JdbcClient.class)
                .sql("select item from casework_task where case_id = ? and state = 'open' order by item")
                .param(it.id())
                .query(Integer.class)
                .list();
    }

    private static void awaitTasks(WatchedCase it, int many) {
        await().atMost(SOON).until(() -> items(it).size() == many);
    }

    private static long delivered(WatchedCase it) {
        return it.stations().stream()
                .filter(station -> station.startsWith("message:"))
                .count();
    }

    private static long count(WatchedCase of, String sql) {
        return of.engine()
                .bean(JdbcClient.class)
                .sql(sql)
                .param(of.id().toString())
                .query(Long.class)
                .single();
    }
}
