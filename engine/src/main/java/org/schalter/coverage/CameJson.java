package org.schalter.coverage;

import java.util.List;
import java.util.Set;
import org.schalter.definition.Expected;
import org.schalter.definition.ServicePackage;
import org.schalter.process.ProcessModel;
import org.schalter.rehearsal.Trial;
import org.schalter.validation.Part;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came of a trial, by the names that an {@code expected.yaml} has for it, with where the case waits now. */
final class CameJson {

    private final ServicePackage content;
    private final Trial.Forms forms;
    private final Trial trial;
    private final Expected expected;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private CameJson(ServicePackage content, Trial.Forms forms, Trial trial) {
        this.content = content;
        this.forms = forms;
        this.trial = trial;
        this.expected = trial.example().expected();
    }

    static ObjectNode of(ServicePackage content, Trial.Forms forms, Trial trial) {
        return new CameJson(content, forms, trial).told();
    }

    private ObjectNode told() {
        trial.problem().ifPresent(it -> json.put("problem", it));
        trial.judged().ifPresent(this::judged);
        trial.way().ifPresent(this::way);
        return json;
    }

    private void judged(Trial.Judged judged) {
        json.put("verdict", judged.accepted() ? "accepted" : "rejected");
        var faults = json.putArray("faults");
        judged.faults()
                .forEach(it -> faults.addObject()
                        .put("at", it.at())
                        .put("keyword", it.keyword())
                        .put("message", it.message()));
        questions(forms.form().root(), judged, json.putArray("shown"), json.putArray("hidden"));
        titles();
        var uploads = json.putArray("uploads");
        judged.applicable().fields().stream()
                .filter(it -> it.part().format().equals("file"))
                .forEach(it -> uploads.addObject()
                        .put("at", it.pointer())
                        .put("title", it.part().title(content.manifest().referenceLanguage())));
        judged.fee()
                .ifPresent(it -> json.putObject("fee").put("total", it.total().toPlainString()));
    }

    /** What the form calls the questions that were asked or not. */
    private void titles() {
        var titles = JsonNodeFactory.instance.objectNode();
        for (var name : List.of("shown", "hidden")) {
            json.path(name)
                    .forEach(it -> forms.form()
                            .root()
                            .at(it.asString())
                            .ifPresent(part -> titles.put(
                                    it.asString(), part.title(content.manifest().referenceLanguage()))));
        }
        json.set("titles", titles);
    }

    /** Only what is asked in some cases and not in others; of a group that is not asked, the group only. */
    private void questions(Part group, Trial.Judged judged, ArrayNode shown, ArrayNode hidden) {
        for (var part : group.children()) {
            boolean asked = judged.applicable().shows(part.pointer());
            boolean depends = !part.conditions().isEmpty();
            if (!asked) {
                hidden.add(part.pointer());
            } else if (depends) {
                shown.add(part.pointer());
            }
            if (asked) {
                questions(part, judged, shown, hidden);
            }
        }
    }

    private void way(Trial.Way way) {
        if (way.rest().settled()) {
            expected.payment().ifPresent(it -> json.put("payment", it));
        }
        texts("path", way.path().stream().filter(this::isTold).toList());
        papers("documents", way.documents());
        papers("messages", way.messages());
        json.put("status", way.status());
        json.put("tasks", way.rest().tasks());
        json.put("passes", way.rest().passes());
        var waiting = json.putArray("waiting");
        Set.copyOf(way.rest().open()).forEach(it -> waiting.add(waiting(it)));
        way.rest().due().ifPresent(it -> json.put("due", it.toString()));
    }

    private boolean isTold(String node) {
        return forms.process()
                .map(it -> !(it.nodes().get(node) instanceof ProcessModel.Gateway))
                .orElse(true);
    }

    private void texts(String name, List<String> texts) {
        var array = json.putArray(name);
        texts.forEach(array::add);
    }

    private void papers(String name, List<Trial.Paper> papers) {
        var array = json.putArray(name);
        for (var paper : papers) {
            var one = array.addObject().put("name", paper.name());
            if (!paper.to().isEmpty()) {
                one.put("to", paper.to());
            }
            one.put("text", paper.text());
        }
    }

    private ObjectNode waiting(String node) {
        var known = forms.process().map(it -> it.nodes().get(node)).orElse(null);
        var waits = JsonNodeFactory.instance.objectNode().put("node", node);
        waits.put("title", known == null || known.name().isBlank() ? node : known.name());
        if (known instanceof ProcessModel.UserTask task && content.tasks().containsKey(task.formKey())) {
            waits.put("for", "task").put("form", "tasks/" + task.formKey());
        } else {
            waits.put("for", known instanceof ProcessModel.ServiceTask ? "payment" : "other");
        }
        return waits;
    }
}
