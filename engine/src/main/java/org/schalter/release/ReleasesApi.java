package org.schalter.release;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Publications;
import org.schalter.publishing.ReleaseRule;
import org.schalter.release.ReleasesJson.RequestJson;
import org.schalter.release.ReleasesJson.TurnJson;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Releasing, going back and withdrawing, with who and why. */
@RestController
@RequestMapping("/api/v1/services/{key}/releases")
class ReleasesApi {

    private final Releasing releasing;
    private final Publications publications;
    private final ReleaseRule rule;
    private final Clock clock;

    ReleasesApi(Releasing releasing, Publications publications, ReleaseRule rule, Clock clock) {
        this.releasing = releasing;
        this.publications = publications;
        this.rule = rule;
        this.clock = clock;
    }

    /** What a second person says. */
    record Agreement(@Nullable String comment) {}

    @GetMapping
    @Access({Role.EDITOR, Role.PUBLISHER, Role.OPERATOR})
    ReleasesJson list(@PathVariable String key, HttpServletRequest request) {
        var service = parsed(key);
        var reader = Person.of(request);
        return new ReleasesJson(
                publications.turns(service).stream().map(TurnJson::of).toList(),
                null,
                rule.wantsSecondPerson(),
                reader.publisher(),
                releasing.requests(service).stream()
                        .filter(it -> it.isOpen() || it.state() == Request.State.FAILED)
                        .map(it -> RequestJson.of(it, reader))
                        .toList());
    }

    @PostMapping
    @Access({Role.EDITOR, Role.PUBLISHER})
    ResponseEntity<RequestJson> ask(@PathVariable String key, @RequestBody WishJson wish, HttpServletRequest request) {
        var wanted = wish.checked(clock);
        var asked = answer(key, request, (it, who) -> releasing.ask(it, wanted, who));
        return ResponseEntity.created(URI.create("/api/v1/services/%s/releases".formatted(key)))
                .body(asked);
    }

    @PostMapping("/{id}/confirmation")
    @Access(Role.PUBLISHER)
    RequestJson confirm(
            @PathVariable String key,
            @PathVariable long id,
            @RequestBody Agreement agreement,
            HttpServletRequest request) {
        var comment = WishJson.comment(agreement.comment(), true);
        return answer(key, request, (it, who) -> releasing.confirm(it, id, comment, who));
    }

    @DeleteMapping("/{id}")
    @Access({Role.EDITOR, Role.PUBLISHER})
    RequestJson cancel(@PathVariable String key, @PathVariable long id, HttpServletRequest request) {
        return answer(key, request, (it, who) -> releasing.cancel(it, id, who));
    }

    private interface Step {
        ReleaseResult take(ServiceKey key, Person who);
    }

    private static RequestJson answer(String key, HttpServletRequest request, Step step) {
        var who = Person.of(request);
        Function<Problem, RequestJson> no = it -> {
            throw it;
        };
        return switch (step.take(parsed(key), who)) {
            case ReleaseResult.Done it -> RequestJson.of(it.request(), who);
            case ReleaseResult.Refused it ->
                no.apply(Refusals.of(HttpStatus.UNPROCESSABLE_CONTENT, "findings", "errors stand in the way", key)
                        .with("findings", it.findings()));
            case ReleaseResult other -> no.apply(Refusals.of(other, key));
        };
    }

    private static ServiceKey parsed(String key) {
        return ServiceKey.parse(key).orElseThrow(() -> Refusals.of(new ReleaseResult.NoWorkingCopy(), key));
    }
}
