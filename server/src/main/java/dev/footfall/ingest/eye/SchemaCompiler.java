package dev.footfall.ingest.eye;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes JSON Schemas ready to check data with. They refer to nothing outside themselves, and their
/// patterns match in linear time (RE2), whatever the data. Any thread may call it.
final class SchemaCompiler {

    /// The longest schema, in characters.
    static final int LONGEST = 64 * 1024;

    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final List<String> STANDARD =
            List.of("https://json-schema.org/", "http://json-schema.org/");

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaRegistryConfig(config())
                                    .schemaCacheEnabled(false)
                                    .schemaLoader(loader ->
                                            loader.allow(iri ->
                                                    STANDARD.stream()
                                                            .anyMatch(
                                                                    iri.toString()::startsWith))));

    private static SchemaRegistryConfig config() {
        return SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(SchemaCompiler::regex)
                .build();
    }

    private static RegularExpression regex(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).find();
    }

    /// What came of a schema.
    sealed interface Compiled {
        record Ready(Schema schema) implements Compiled {}

        /// @param why a sentence for its author
        record Wrong(String why) implements Compiled {}
    }

    Compiled compile(String text) {
        if (text.length() > LONGEST) {
            return new Compiled.Wrong("must have at most " + LONGEST + " characters");
        }
        try {
            return compile(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return new Compiled.Wrong("is not valid JSON");
        } catch (PatternSyntaxException | com.google.re2j.PatternSyntaxException e) {
            return new Compiled.Wrong("has a pattern that is not possible: " + e.getMessage());
        } catch (RuntimeException e) {
            return new Compiled.Wrong("cannot be used: " + e.getMessage());
        } catch (StackOverflowError e) {
            return new Compiled.Wrong("refers to itself without end");
        }
    }

    private Compiled compile(JsonNode body) {
        if (!body.isObject() && !body.isBoolean()) {
            return new Compiled.Wrong("must be a JSON Schema, an object");
        }
        if (hasOutsideReference(body)) {
            return new Compiled.Wrong(
                    "may refer to parts of itself only ($ref that begins with #)");
        }
        SpecificationVersion version =
                SpecificationVersion.fromSchemaNode(body)
                        .orElse(SpecificationVersion.DRAFT_2020_12);
        Schema meta = registry.getSchema(SchemaLocation.of(version.getDialectId()));
        List<String> faults = problems(meta, body);
        if (!faults.isEmpty()) {
            return new Compiled.Wrong(String.join("; ", faults));
        }
        Schema schema = registry.getSchema(body);
        schema.initializeValidators();
        // Fails where the schema leads back to itself before any data were looked at.
        List<String> _ = problems(schema, JsonNodeFactory.instance.objectNode());
        return new Compiled.Ready(schema);
    }

    private static boolean hasOutsideReference(JsonNode node) {
        for (String name : REFERENCES) {
            JsonNode reference = node.path(name);
            if (reference.isString() && !reference.asString().startsWith("#")) {
                return true;
            }
        }
        return node.valueStream().anyMatch(SchemaCompiler::hasOutsideReference);
    }

    /// What is wrong with the data, each with the JSON pointer to it.
    static List<String> problems(Schema schema, JsonNode data) {
        return schema.validate(data).stream()
                .limit(MOST_PROBLEMS)
                .map(SchemaCompiler::sentence)
                .toList();
    }

    private static String sentence(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return pointer.isEmpty() ? error.getMessage() : pointer + ": " + error.getMessage();
    }
}
