package org.schalter.editing;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.LockApi.LockJson;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has a service open: the sign of life of everybody who looks at it, and what they must know of the others. */
@RestController
@RequestMapping("/api/v1/services/{key}/working-copy/presence")
@Access({Role.EDITOR, Role.PUBLISHER})
class PresenceApi {

    private final WorkingCopies copies;
    private final Locks locks;

    PresenceApi(WorkingCopies copies, Locks locks) {
        this.copies = copies;
        this.locks = locks;
    }

    /** Who is there; the revision tells whoever only looks that something has changed. */
    record PresenceJson(
            String you,
            boolean editor,
            long revision,
            List<String> present,
            @Nullable LockJson lock) {}

    /** Whoever may edit takes the lock by it where it is free; who only publishes is seen, and holds up nobody. */
    @PutMapping
    PresenceJson look(@PathVariable String key, Principal who, HttpServletRequest request) {
        var service = ServiceKey.parse(key).orElseThrow(() -> noWorkingCopy(key));
        var line = copies.line(service).orElseThrow(() -> noWorkingCopy(key));
        boolean editor = request.isUserInRole(Role.EDITOR.authority());
        if (editor) {
            locks.ask(service, who.getName(), false);
        } else {
            locks.look(service, who.getName());
        }
        var lock = locks.held(service).map(it -> LockJson.of(it, who)).orElse(null);
        return new PresenceJson(who.getName(), editor, line.revision(), locks.present(service), lock);
    }

    /** Whoever goes gives back the lock if it is theirs. */
    @DeleteMapping
    ResponseEntity<Void> leave(@PathVariable String key, Principal who) {
        ServiceKey.parse(key).ifPresent(it -> locks.release(it, who.getName()));
        return ResponseEntity.noContent().build();
    }

    private static Problem noWorkingCopy(String key) {
        return Problem.of(
                HttpStatus.NOT_FOUND, "no-working-copy", "there is no working copy of a service <%s>".formatted(key));
    }
}
