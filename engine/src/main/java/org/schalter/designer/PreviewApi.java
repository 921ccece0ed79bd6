package org.schalter.designer;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells where a preview is to be seen; it keeps nothing. */
@RestController
@Access({Role.EDITOR, Role.PUBLISHER})
class PreviewApi {

    private final Previews previews;

    PreviewApi(Previews previews) {
        this.previews = previews;
    }

    /** What is wanted, all of it optional. */
    record Order(
            @Nullable String form,
            @Nullable String language,
            @Nullable LocalDate today,
            @Nullable String example,
            @Nullable Map<String, String> identity) {}

    record Shown(String url) {}

    @PostMapping("/api/v1/services/{key}/working-copy/previews")
    ResponseEntity<Shown> preview(@PathVariable String key, @RequestBody Order order) {
        var wanted = new Wanted(
                key,
                order.form() == null ? "form" : order.form(),
                order.language() == null ? "" : order.language(),
                order.today(),
                order.example(),
                Pretended.of(order.identity()));
        previews.of(wanted);
        return ResponseEntity.created(URI.create(wanted.address())).body(new Shown(wanted.address()));
    }
}
