package org.schalter.validation;

import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The versions of JSON Schema that a form may be written in. */
enum Draft {
    DRAFT_4("draft-04", SpecificationVersion.DRAFT_4),
    DRAFT_6("draft-06", SpecificationVersion.DRAFT_6),
    DRAFT_7("draft-07", SpecificationVersion.DRAFT_7),
    DRAFT_2019_09("2019-09", SpecificationVersion.DRAFT_2019_09),
    DRAFT_2020_12("2020-12", SpecificationVersion.DRAFT_2020_12);

    private final String mark;
    private final SpecificationVersion version;

    Draft(String mark, SpecificationVersion version) {
        this.mark = mark;
        this.version = version;
    }

    SpecificationVersion version() {
        return version;
    }

    /** Up to draft 7 nothing beside a {@code $ref} counts. */
    boolean refStandsAlone() {
        return compareTo(DRAFT_2019_09) < 0;
    }

    String idKeyword() {
        return this == DRAFT_4 ? "id" : "$id";
    }

    /** By {@code $schema}; 2020-12 where nothing is said; empty where it names a dialect we don't know. */
    static Optional<Draft> of(JsonNode schema) {
        JsonNode named = schema.path("$schema");
        if (named.isMissingNode()) {
            return Optional.of(DRAFT_2020_12);
        }
        String iri = named.stringValue("");
        return Arrays.stream(values())
                .filter(draft -> iri.replaceFirst("^https?://json-schema.org/", "")
                        .matches((draft.compareTo(DRAFT_2019_09) < 0 ? "" : "draft/") + draft.mark + "/schema#?"))
                .findFirst();
    }
}
