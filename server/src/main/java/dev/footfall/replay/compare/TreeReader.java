package dev.footfall.replay.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON text as a [Tree], within bounds: no deeper than 200 levels, no more than 200,000
/// values. What is beyond, or no JSON, or names a field twice, is no tree.
final class TreeReader {

    private static final int DEEPEST = 200;
    private static final int MOST_VALUES = 200_000;
    private static final int LONGEST_STRING = 8 << 20;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LONGEST_STRING)
                                    .build())
                    .build();

    private final JsonParser parser;
    private int values;

    private TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    static Optional<Tree> read(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            TreeReader reader = new TreeReader(parser);
            Optional<Tree> tree = reader.value(parser.nextToken());
            return parser.nextToken() == null ? tree : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Optional<Tree> value(JsonToken token) {
        values++;
        if (token == null || values > MOST_VALUES) {
            return Optional.empty();
        }
        return switch (token) {
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_STRING -> Optional.of(Tree.Leaf.string(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    Optional.of(Tree.Leaf.number(parser.getDecimalValue()));
            case VALUE_TRUE -> Optional.of(Tree.Leaf.bool(true));
            case VALUE_FALSE -> Optional.of(Tree.Leaf.bool(false));
            case VALUE_NULL -> Optional.of(Tree.Leaf.nothing());
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    Optional.empty();
        };
    }

    private Optional<Tree> fields() {
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Optional<Tree> value = value(parser.nextToken());
            if (value.isEmpty()) {
                return value;
            }
            fields.put(name, value.get());
        }
        return Optional.of(new Tree.Fields(fields));
    }

    private Optional<Tree> items() {
        List<Tree> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            Optional<Tree> item = value(token);
            if (item.isEmpty()) {
                return item;
            }
            items.add(item.get());
        }
        return Optional.of(new Tree.Items(items));
    }
}
