package org.schalter.validation;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Draft201909;
import com.networknt.schema.dialect.Draft202012;
import com.networknt.schema.dialect.Draft4;
import com.networknt.schema.dialect.Draft6;
import com.networknt.schema.dialect.Draft7;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.EnumMap;
import java.util.Map;

/** The drafts of JSON Schema with the formats that German forms need. */
final class Dialects {

    private static final Map<Draft, Dialect> ALL = new EnumMap<>(Map.of(
            Draft.DRAFT_4, extended(Draft4.getInstance()),
            Draft.DRAFT_6, extended(Draft6.getInstance()),
            Draft.DRAFT_7, extended(Draft7.getInstance()),
            Draft.DRAFT_2019_09, extended(Draft201909.getInstance()),
            Draft.DRAFT_2020_12, extended(Draft202012.getInstance())));

    private Dialects() {}

    static Dialect of(Draft draft) {
        return java.util.Objects.requireNonNull(ALL.get(draft));
    }

    /** What a file contains is told by the upload, not by the answer that names it: content keywords only annotate. */
    private static Dialect extended(Dialect draft) {
        return Dialect.builder(draft)
                .formats(FormFormats::bound)
                .formats(FormFormats.all())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .keyword(new CodeListKeyword())
                .keyword(new AnnotationKeyword("contentMediaType"))
                .keyword(new AnnotationKeyword("contentEncoding"))
                .keyword(new AnnotationKeyword("contentSchema"))
                .build();
    }
}
