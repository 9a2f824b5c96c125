package dev.footfall.api.stats;

import dev.footfall.api.Json;
import io.vertx.core.buffer.Buffer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// The body of a question: a JSON object, no key of which stands twice.
public final class Body {

    /// What a question may take, bytes.
    public static final int MOST_BYTES = 64 * 1024;

    private static final ObjectReader READER =
            Json.MAPPER.reader(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Body() {}

    public static JsonNode parsed(Buffer body) throws Refusal {
        if (body.length() == 0) {
            throw Refusal.badRequest("The body is empty; send a query as a JSON object.");
        }
        JsonNode node;
        try {
            node = READER.readTree(body.getBytes());
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw Refusal.badRequest(
                    "Invalid JSON at line %d, column %d: %s"
                            .formatted(
                                    place == null ? 1 : place.getLineNr(),
                                    place == null ? 1 : place.getColumnNr(),
                                    e.getOriginalMessage()));
        }
        if (!node.isObject()) {
            throw Shape.mismatch(node, "#", "Object");
        }
        return node;
    }
}
