package org.schalter.designer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is to be previewed; the whole of it stands in the address, so that any node can answer.
 *
 * @param form {@code form}, or {@code tasks/review}
 * @param language of the service's
 * @param today the date that is pretended; null for the real one
 * @param example whose answers it is filled in with; null for none
 * @param identity who is pretended to be signed in
 */
record Wanted(
        String key,
        String form,
        String language,
        @Nullable LocalDate today,
        @Nullable String example,
        Pretended identity) {

    String address() {
        var address = UriComponentsBuilder.fromPath("/designer/previews/{key}")
                .queryParam("form", form)
                .queryParam("language", language);
        if (today != null) {
            address.queryParam("today", today);
        }
        if (example != null) {
            address.queryParam("example", example);
        }
        if (identity.isSomebody()) {
            address.queryParam("identity", identity.encoded());
        }
        return address.encode().buildAndExpand(key).toUriString();
    }
}
