package org.schalter.identity;

import tools.jackson.databind.json.JsonMapper;

/** A visitor as JSON, for the session; never Java's own serialisation. */
final class VisitorJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VisitorJson() {}

    static byte[] write(Visitor visitor) {
        return JSON.writeValueAsBytes(visitor);
    }

    static Visitor read(byte[] json) {
        return JSON.readValue(json, Visitor.class);
    }
}
