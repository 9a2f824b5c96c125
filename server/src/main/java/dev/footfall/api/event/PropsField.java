package dev.footfall.api.event;

import dev.footfall.api.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an event's properties: an object of scalars, or such an object written as a text, which
/// older scripts send. Null, the empty text, lists and objects are left out.
final class PropsField {

    private static final String FIELD = "props";
    private static final int MOST = 30;
    private static final int KEY_LIMIT = 300;
    private static final int VALUE_LIMIT = 2000;

    private PropsField() {}

    static Map<String, String> read(JsonParser json, Problems problems) {
        @Nullable JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(json, problems);
        }
        if (token == JsonToken.VALUE_STRING) {
            return written(json.getString(), problems);
        }
        if (token != JsonToken.VALUE_NULL) {
            problems.add(FIELD, "must be an object");
            json.skipChildren();
        }
        return Map.of();
    }

    private static Map<String, String> written(String text, Problems problems) {
        if (text.isBlank()) {
            return Map.of();
        }
        try (JsonParser json = EventReader.parser(text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                return object(json, problems);
            }
            problems.add(FIELD, "must be an object");
        } catch (JacksonException e) {
            problems.add(FIELD, "must be an object or one written as JSON");
        }
        return Map.of();
    }

    private static Map<String, String> object(JsonParser json, Problems problems) {
        Map<String, String> props = new LinkedHashMap<>();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            @Nullable JsonToken token = json.nextToken();
            if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
                json.skipChildren();
                continue;
            }
            String value = json.getString();
            if (!key.isBlank() && !value.isEmpty() && props.size() < MOST) {
                check(key, value, problems);
                props.put(PlainText.clean(key, KEY_LIMIT), PlainText.clean(value, VALUE_LIMIT));
            }
        }
        return props;
    }

    private static void check(String key, String value, Problems problems) {
        if (key.length() > KEY_LIMIT) {
            problems.add(FIELD, "keys should be at most " + KEY_LIMIT + " characters");
        }
        if (value.length() > VALUE_LIMIT) {
            problems.add(FIELD, "values should be at most " + VALUE_LIMIT + " characters");
        }
    }
}
