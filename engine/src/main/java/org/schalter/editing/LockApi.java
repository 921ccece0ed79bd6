package org.schalter.editing;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who edits a service now. */
@RestController
@RequestMapping("/api/v1/services/{key}/working-copy/lock")
@Access(Role.EDITOR)
class LockApi {

    private final Locks locks;

    LockApi(Locks locks) {
        this.locks = locks;
    }

    /** A wish for the lock. */
    record Wish(@Nullable Boolean takeover) {}

    /** The lock as it is then; present is everybody who has it open, the holder too. */
    record LockJson(String holder, Instant since, boolean mine, List<String> present) {

        static LockJson of(Locks.Held held, Principal who) {
            return new LockJson(held.holder(), held.since(), held.holder().equals(who.getName()), held.present());
        }
    }

    /** Asked again within half a minute, it is kept. Also where it is somebody else's the answer says whose. */
    @PutMapping
    LockJson ask(@PathVariable String key, @RequestBody(required = false) @Nullable Wish wish, Principal editor) {
        boolean takeover = wish != null && Boolean.TRUE.equals(wish.takeover());
        return ServiceKey.parse(key)
                .flatMap(it -> locks.ask(it, editor.getName(), takeover))
                .map(it -> LockJson.of(it, editor))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key)));
    }

    /** What a writer is told who does not hold it. */
    static Problem locked(String key, Locks.Held held) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "locked",
                        "<%s> edits <%s> now; nothing was kept: wait, or take over".formatted(held.holder(), key))
                .with("holder", held.holder())
                .with("since", held.since());
    }

    @DeleteMapping
    ResponseEntity<Void> release(@PathVariable String key, Principal editor) {
        ServiceKey.parse(key).ifPresent(it -> locks.release(it, editor.getName()));
        return ResponseEntity.noContent().build();
    }
}
