package org.schalter.rehearsal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingPackages;
import org.schalter.expression.Decision;
import org.schalter.expression.Expression;
import org.schalter.expression.ExpressionIncident;
import org.schalter.expression.InvalidExpression;
import org.schalter.expression.Scope;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.AnswersReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tries an expression or a decision of a working copy with sample answers; stores nothing. */
@RestController
class EvaluationsApi {

    private final WorkingPackages packages;
    private final SampleCases samples;
    private final AnswersReader reader;

    EvaluationsApi(WorkingPackages packages, SampleCases samples, AnswersReader reader) {
        this.packages = packages;
        this.samples = samples;
        this.reader = reader;
    }

    @PostMapping(path = "/api/v1/services/{key}/working-copy/evaluations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access({Role.EDITOR, Role.PUBLISHER})
    ObjectNode evaluate(@PathVariable String key, HttpServletRequest request) throws IOException {
        var content = packages.open(key);
        JsonNode body = reader.read(request);
        var given = Given.of(body);
        var expression = Given.text(body, "expression");
        var decision = Given.text(body, "decision");
        if (expression.isPresent() == decision.isPresent()) {
            throw Given.wrong("expected exactly one of <expression> and <decision>");
        }
        var asked = expression
                .<Asked>map(it -> scope -> tried(it, scope))
                .orElseGet(() -> decided(content, decision.orElse("")));
        return tried(asked, samples.of(content, given), Given.text(body, "at"), content);
    }

    /** What is tried. */
    private interface Asked {
        ObjectNode with(Scope scope);
    }

    private static ObjectNode tried(Asked asked, SampleCase sample, Optional<String> at, ServicePackage content) {
        try {
            return asked.with(
                    at.map(it -> Place.seen(sample.known(), it, content)).orElseGet(sample::known));
        } catch (InvalidExpression | ExpressionIncident e) {
            return JsonNodeFactory.instance.objectNode().put("error", e.getMessage());
        }
    }

    private static ObjectNode tried(String source, Scope scope) {
        var expression = Expression.parse(Expression.isExpression(source) ? source : "= " + source);
        return answer(expression.evaluate(scope));
    }

    private static Asked decided(ServicePackage content, String file) {
        Decision decision = content.decisions().get(file);
        if (decision == null) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "unknown-decision",
                    "there is no decision <%s> that could be read; there are %s"
                            .formatted(
                                    Given.shortened(file), content.decisions().keySet()));
        }
        return scope -> answer(decision.decide(scope)).set("rules", texts(decision.rulesHit(scope)));
    }

    private static ObjectNode answer(@Nullable Object value) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("value", Tried.json(value));
        return answer.put("type", Tried.type(value));
    }

    private static JsonNode texts(Collection<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
