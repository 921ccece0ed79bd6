package org.schalter.editing;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.CommentStore.Comment;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments at any element of a service, for those who make it and those who release it. */
@RestController
@RequestMapping("/api/v1/services/{key}/working-copy/comments")
@Access({Role.EDITOR, Role.PUBLISHER})
class CommentsApi {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_PLACE = 500;
    private static final int MOST = 2_000;

    private final WorkingCopies copies;
    private final CommentStore comments;
    private final Clock clock;

    CommentsApi(WorkingCopies copies, CommentStore comments, Clock clock) {
        this.copies = copies;
        this.comments = comments;
        this.clock = clock;
    }

    /** What is said, and where; what answers another comment stands where that does. */
    record Said(
            @Nullable String file,
            @Nullable String at,
            @Nullable String text,
            @Nullable Boolean resolved,
            @Nullable UUID answers) {}

    /** A comment as the API tells it; at is a JSON Pointer, an element's id, or a line, as findings have it. */
    record CommentJson(
            UUID id,
            String file,
            String at,
            String text,
            String by,
            Instant writtenAt,
            boolean resolved,
            @Nullable UUID answers) {

        static CommentJson of(Comment comment) {
            return new CommentJson(
                    comment.id(),
                    comment.file(),
                    comment.place(),
                    comment.text(),
                    comment.author(),
                    comment.written(),
                    comment.resolved(),
                    comment.answers().orElse(null));
        }
    }

    /** All of them, the oldest first. */
    record CommentsJson(List<CommentJson> items, @Nullable String next) {}

    @GetMapping
    CommentsJson list(@PathVariable String key) {
        var all = comments.of(service(key)).stream().map(CommentJson::of).toList();
        return new CommentsJson(all, null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CommentJson add(@PathVariable String key, @RequestBody Said said, Principal author) {
        var service = service(key);
        if (comments.of(service).size() >= MOST) {
            throw wrong("<%s> has <%d> comments already, the most there may be".formatted(key, MOST));
        }
        var answered = Optional.ofNullable(said.answers()).map(it -> known(key, it));
        var comment = new Comment(
                UUID.randomUUID(),
                text("file", answered.map(Comment::file).orElse(said.file()), LONGEST_PLACE),
                text("place", answered.map(Comment::place).orElse(said.at()), LONGEST_PLACE),
                words(said.text()),
                author.getName(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false,
                answered.map(it -> it.answers().orElse(it.id())));
        comments.add(service, comment);
        return CommentJson.of(comment);
    }

    /** Anybody may call it done, or not done after all; only the author may put it in other words. */
    @PatchMapping("/{id}")
    CommentJson change(@PathVariable String key, @PathVariable UUID id, @RequestBody Said said, Principal who) {
        var known = known(key, id);
        if (said.resolved() != null && known.answers().isPresent()) {
            throw wrong("<%s> is an answer; expected the comment that it answers, both are resolved together"
                    .formatted(id));
        }
        if (said.text() != null && !known.author().equals(who.getName())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "not-yours", "only <%s> may change these words".formatted(known.author()));
        }
        var changed = new Comment(
                known.id(),
                known.file(),
                known.place(),
                said.text() == null ? known.text() : words(said.text()),
                known.author(),
                known.written(),
                Optional.ofNullable(said.resolved()).orElse(known.resolved()),
                known.answers());
        comments.change(changed);
        return CommentJson.of(changed);
    }

    private Comment known(String key, UUID id) {
        return comments.find(service(key), id)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "unknown-comment", "<%s> has no comment <%s>".formatted(key, id)));
    }

    private ServiceKey service(String key) {
        return ServiceKey.parse(key)
                .filter(it -> copies.line(it).isPresent())
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key)));
    }

    private static String words(@Nullable String text) {
        var words = text("text", text, LONGEST_TEXT).strip();
        if (words.isEmpty()) {
            throw wrong("the comment's text is empty; expected some words");
        }
        return words;
    }

    /** No database keeps the character 0. */
    private static String text(String name, @Nullable String text, int longest) {
        var said = text == null ? "" : text;
        if (said.length() > longest || said.indexOf('\0') >= 0) {
            throw wrong("the comment's %s has <%d> characters; expected at most %d, none of them the character 0"
                    .formatted(name, said.length(), longest));
        }
        return said;
    }

    private static Problem wrong(String message) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "comment", message);
    }
}
