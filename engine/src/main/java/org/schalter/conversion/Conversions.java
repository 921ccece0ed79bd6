package org.schalter.conversion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which others describe forms. */
public enum Conversions {
    /** Any draft; the schema is kept as it is, to the byte. */
    JSON_SCHEMA {
        @Override
        public Conversion read(String content) {
            return JsonSchemaForm.read(content);
        }
    },
    /** The federal data fields, version 2 or 3. */
    XDATENFELDER {
        @Override
        public Conversion read(String content) {
            return XdfForm.read(content);
        }
    },
    /** The JSON of a Form.io builder. */
    FORMIO {
        @Override
        public Conversion read(String content) {
            return FormioForm.read(content);
        }
    };

    /** What a foreign form says, as a form of ours. */
    public abstract Conversion read(String content);

    /** By its name in the API, for example {@code json-schema}. */
    public static Optional<Conversions> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** Its name in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
