package org.schalter.release;

import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;

/** What is told to somebody whose wish is not done. */
final class Refusals {

    private Refusals() {}

    static Problem of(ReleaseResult result, String key) {
        return switch (result) {
            case ReleaseResult.NoWorkingCopy _ ->
                of(HttpStatus.NOT_FOUND, "no-working-copy", "there is no working copy", key);
            case ReleaseResult.NoSuchEdition it ->
                of(HttpStatus.NOT_FOUND, "unknown-edition", "edition <%d> was never live".formatted(it.edition()), key);
            case ReleaseResult.NoSuchRequest _ ->
                of(HttpStatus.NOT_FOUND, "unknown-request", "nobody has asked for that", key);
            case ReleaseResult.NotLive _ ->
                of(HttpStatus.CONFLICT, "not-live", "nothing is live that could be withdrawn", key);
            case ReleaseResult.Changed it ->
                of(HttpStatus.CONFLICT, "changed", "it was changed meanwhile; look at it again", key)
                        .with("revision", it.revision());
            case ReleaseResult.AlreadyAsked it ->
                of(HttpStatus.CONFLICT, "already-asked", "another such request is not over; cancel it first", key);
            case ReleaseResult.NotOpen it ->
                of(
                        HttpStatus.CONFLICT,
                        "not-open",
                        "the request is " + it.request().state().word(),
                        key);
            case ReleaseResult.SamePerson _ ->
                of(
                        HttpStatus.FORBIDDEN,
                        "same-person",
                        "whoever asked for it or wrote it can't confirm it; somebody else has to",
                        key);
            case ReleaseResult.NotAPublisher _ ->
                of(HttpStatus.FORBIDDEN, "publisher-needed", "only publishers may do that", key);
            case ReleaseResult.Done _, ReleaseResult.Refused _ ->
                throw new IllegalStateException("<%s> is no refusal".formatted(result));
        };
    }

    static Problem of(HttpStatus status, String type, String detail, String key) {
        return Problem.of(status, type, "<%s>: %s".formatted(key, detail));
    }
}
