package org.schalter.release;

import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.publishing.Editions;
import org.schalter.rehearsal.Ways;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.CaseRoll;
import org.schalter.submission.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the latest real cases would have met with. Their answers are opened in memory, and never leave it. */
@RestController
class ReplaysApi {

    private static final Logger log = LoggerFactory.getLogger(ReplaysApi.class);
    private static final int USUALLY = 50;
    private static final int MOST = 200;

    private final States states;
    private final Editions editions;
    private final CaseRoll roll;
    private final Ways ways;
    private final Clock clock;

    ReplaysApi(States states, Editions editions, CaseRoll roll, Ways ways, Clock clock) {
        this.states = states;
        this.editions = editions;
        this.roll = roll;
        this.ways = ways;
        this.clock = clock;
    }

    /** How many cases, against which state. */
    record Wanted(@Nullable Integer cases, @Nullable String to) {}

    @PostMapping("/api/v1/services/{key}/replays")
    @Access(Role.PUBLISHER)
    ReplayJson replay(@PathVariable String key, @RequestBody Wanted wanted, Principal publisher, Locale locale) {
        int most = Optional.ofNullable(wanted.cases()).orElse(USUALLY);
        if (most < 1 || most > MOST) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "unusable-wish",
                    "`cases` is <%d>; expected 1 to %d".formatted(most, MOST));
        }
        var to = Optional.ofNullable(wanted.to()).orElse(States.WORKING_COPY);
        var after = states.find(key, to)
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "unknown-edition", "nothing of <%s> is live".formatted(key)));
        var service = after.content().key();
        var replay = new Replay(after.content(), clock, locale.getLanguage());
        roll.newest(service, most).stream()
                .collect(Collectors.groupingBy(Submission::edition))
                .forEach((number, cases) ->
                        replay.of(editions.edition(service, number).content(), cases, ways));
        log.info("{} has replayed up to {} cases of {} against {}", publisher.getName(), most, service, after.name());
        return replay.told();
    }
}
