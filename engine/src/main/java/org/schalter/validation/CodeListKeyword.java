package org.schalter.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** {@code x-codelist}: a text must be a code of the list that may be chosen on the day of the verdict. */
final class CodeListKeyword extends AbstractKeyword {

    static final String NAME = "x-codelist";

    /** Under which a verdict leaves whether a list, the first, offers a code, the second. */
    static final String CODES = "codes";

    CodeListKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation at, JsonNode name, Schema parent, SchemaContext context) {
        return new Check(this, name, at, parent, context);
    }

    private static final class Check extends BaseKeywordValidator {

        private final String list;

        Check(Keyword keyword, JsonNode name, SchemaLocation at, Schema parent, SchemaContext context) {
            super(keyword, name, at, parent, context);
            this.list = name.stringValue("");
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath at) {
            BiPredicate<String, String> offers = context.getCollectorContext().get(CODES);
            if (offers != null && value.isString() && !offers.test(list, value.stringValue())) {
                context.addError(error().messageKey("enum")
                        .instanceNode(value)
                        .instanceLocation(at)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .build());
            }
        }
    }
}
