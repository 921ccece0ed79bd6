package org.schalter.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The schema validator, set up so that a schema can neither fetch nor hang anything: no loaders but for the drafts' own
 * meta-schemas, patterns within a budget, formats asserted.
 */
final class Judge {

    static final String UPLOADS = "uploads";

    private static final ExecutionConfig EVERY_ERROR = config(false);
    private static final ExecutionConfig FIRST_ERROR = config(true);
    private static final SchemaRegistryConfig REGISTRY = SchemaRegistryConfig.builder()
            .regularExpressionFactory(Judge::pattern)
            .locale(Locale.ROOT)
            .build();
    private static final OutputFormat<List<Error>> ERRORS = new Unformatted();

    private final Schema root;

    private Judge(Schema root) {
        this.root = root;
    }

    static Judge of(SchemaDocument document) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                Dialects.of(document.draft()),
                builder -> builder.schemaRegistryConfig(REGISTRY)
                        .schemaCacheEnabled(false)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)
                                .block(iri ->
                                        !iri.toString().matches("https?://json-schema\\.org/draft[-/0-9a-z]+#?"))));
        return new Judge(registry.getSchema(SchemaLocation.of("urn:schalter:schema"), document.root()));
    }

    /** The judge of schemas themselves. */
    static Judge ofSchemas(Draft draft) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.of(draft));
        return new Judge(registry.getSchema(SchemaLocation.of(Dialects.of(draft).getId())));
    }

    /**
     * Every error there is.
     *
     * @param offers whether a code list, the first, offers a code, the second
     */
    List<Error> errors(JsonNode value, Predicate<String> uploadExists, BiPredicate<String, String> offers) {
        ExecutionContext context = new ExecutionContext(EVERY_ERROR);
        context.getCollectorContext().put(UPLOADS, uploadExists);
        context.getCollectorContext().put(CodeListKeyword.CODES, offers);
        return root.validate(context, value, ERRORS);
    }

    /** Whether a value fulfils the subschema at this place, read once. */
    Predicate<JsonNode> test(String pointer) {
        Schema sub = root.getSubSchema(path(pointer));
        return value -> fulfils(sub, value);
    }

    /** Whether a value fulfils the whole schema. */
    boolean fulfilledBy(JsonNode value) {
        return fulfils(root, value);
    }

    private static boolean fulfils(Schema schema, JsonNode value) {
        return schema.validate(new ExecutionContext(FIRST_ERROR), value, ERRORS).isEmpty();
    }

    private NodePath path(String pointer) {
        NodePath path = new NodePath(PathType.JSON_POINTER);
        JsonNode node = root.getSchemaNode();
        for (String token : Pointers.tokens(pointer)) {
            path = node.isArray() ? path.append(Integer.parseInt(token)) : path.append(token);
            node = node.at(JsonPointer.empty().appendProperty(token));
            if (node.isMissingNode()) {
                throw new IllegalArgumentException("No subschema at <" + pointer + ">");
            }
        }
        return path;
    }

    private static RegularExpression pattern(String source) {
        return EcmaPattern.of(source)::matches;
    }

    private static ExecutionConfig config(boolean first) {
        return ExecutionConfig.builder()
                .formatAssertionsEnabled(true)
                .annotationCollectionEnabled(false)
                .failFast(first)
                .locale(Locale.ROOT)
                .build();
    }

    /** The library's own output formats copy the configuration at every call; this one leaves it alone. */
    private static final class Unformatted implements OutputFormat<List<Error>> {
        @Override
        public java.util.List<Error> format(
                Schema schema, ExecutionContext executionContext, SchemaContext schemaContext) {
            return executionContext.getErrors();
        }
    }
}
