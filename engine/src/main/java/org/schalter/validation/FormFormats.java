package org.schalter.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.MessageSourceError;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.FormatValidator;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The formats that {@code form/schema.json} knows beyond those of JSON Schema; each speaks of some types only. */
final class FormFormats {

    /** The formats of the drafts, which the schema validator knows itself. */
    static final Set<String> STANDARD = Set.of(
            "date",
            "date-time",
            "time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uuid",
            "uri-template",
            "json-pointer",
            "relative-json-pointer",
            "regex");

    static final Set<String> OWN =
            Set.of("iban", "postal-code-de", "phone", "licence-plate-de", "din91379-a", "money", "file", "point");

    private FormFormats() {}

    /**
     * The library's own formats for texts that anybody could mean: its patterns run by backtracking, so that a long text
     * would take a server's time or its stack.
     */
    static void bound(Map<String, Format> formats) {
        formats.replaceAll((name, format) -> new Bounded(format));
    }

    static List<Format> all() {
        return List.of(
                text("email", Spelling::email),
                text("idn-email", Spelling::internationalEmail),
                text("iban", Spelling::iban),
                text("postal-code-de", Spelling::postalCode),
                text("phone", Spelling::phone),
                text("licence-plate-de", Spelling::licencePlate),
                text("din91379-a", Spelling::din91379a),
                new Own("money", (context, value) -> Spelling.money(value)),
                new Own("point", (context, value) -> Spelling.point(value)),
                new Own("file", (context, value) -> !value.isString() || uploaded(context, value.asString())));
    }

    private static Format text(String name, Predicate<String> spelling) {
        return new Own(name, (context, value) -> !value.isString() || spelling.test(value.asString()));
    }

    private static boolean uploaded(ExecutionContext context, String id) {
        Predicate<String> uploads = context.getCollectorContext().get(Judge.UPLOADS);
        return uploads == null || uploads.test(id);
    }

    private record Bounded(Format format) implements Format {

        private static final int LONGEST = 2_000;

        @Override
        public String getName() {
            return format.getName();
        }

        @Override
        public String getMessageKey() {
            return format.getMessageKey();
        }

        @Override
        public void validate(
                ExecutionContext executionContext,
                SchemaContext schemaContext,
                JsonNode node,
                JsonNode rootNode,
                NodePath instanceLocation,
                boolean assertionsEnabled,
                Supplier<MessageSourceError.Builder> message,
                FormatValidator formatValidator) {
            if (!node.isString() || node.asString().length() <= LONGEST) {
                format.validate(
                        executionContext,
                        schemaContext,
                        node,
                        rootNode,
                        instanceLocation,
                        assertionsEnabled,
                        message,
                        formatValidator);
            } else if (assertionsEnabled) {
                executionContext.addError(message.get().arguments(getName()).build());
            }
        }
    }

    private record Own(String name, BiPredicate<ExecutionContext, JsonNode> holds) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext executionContext, SchemaContext schemaContext, JsonNode value) {
            return holds.test(executionContext, value);
        }

        /** The library puts the value into its message as a text, which an object, such as a point, is not. */
        @Override
        public void validate(
                ExecutionContext executionContext,
                SchemaContext schemaContext,
                JsonNode node,
                JsonNode rootNode,
                NodePath instanceLocation,
                boolean assertionsEnabled,
                Supplier<MessageSourceError.Builder> message,
                FormatValidator formatValidator) {
            if (assertionsEnabled && !holds.test(executionContext, node)) {
                executionContext.addError(message.get().arguments(name).build());
            }
        }
    }
}
