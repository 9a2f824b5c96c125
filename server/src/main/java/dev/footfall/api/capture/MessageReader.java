package dev.footfall.api.capture;

import dev.footfall.api.PlainText;
import dev.footfall.api.capture.RawMessage.RawBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a captured request or answer, `{headers: {name: [values]}, body: {…}}`. Headers beyond the
/// bounds are left out; what is of another type than it must be is a fault. For one message.
final class MessageReader {

    private static final int MOST_VALUES = 200;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_VALUE = 8_192;
    private static final int MOST_CHARACTERS = 32 << 10;

    private final String path;
    private final BiConsumer<String, String> faults;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private int values;
    private int characters;
    private boolean cut;

    /// @param path of the field, `request` or `response`
    /// @param faults told of each field that is not allowed, and why
    MessageReader(String path, BiConsumer<String, String> faults) {
        this.path = path;
        this.faults = faults;
    }

    /// The parser stands at the message's first token, and afterwards at its last.
    RawMessage read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.accept(path, "must be an object");
            json.skipChildren();
            return RawMessage.NONE;
        }
        RawBody body = RawBody.NONE;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "headers" -> headers(json, value);
                case "body" -> {
                    if (isObject("body", value)) {
                        body = new BodyReader(path + ".body", faults).read(json);
                    }
                }
                default -> {}
            }
            json.skipChildren();
        }
        return new RawMessage(headers, cut, body);
    }

    private boolean isObject(String name, JsonToken value) {
        if (value != JsonToken.START_OBJECT && value != JsonToken.VALUE_NULL) {
            faults.accept(path + "." + name, "must be an object");
        }
        return value == JsonToken.START_OBJECT;
    }

    private void headers(JsonParser json, JsonToken token) {
        if (!isObject("headers", token)) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    header(name, json, json.currentToken());
                    json.skipChildren();
                }
            } else {
                header(name, json, value);
                json.skipChildren();
            }
        }
    }

    private void header(String name, JsonParser json, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            keep(name, json.getString());
        } else if (value != JsonToken.VALUE_NULL) {
            faults.accept(
                    path + ".headers", "must be an object with a list of texts for each name");
        }
    }

    private void keep(String name, String value) {
        int size = name.length() + value.length();
        boolean fits =
                name.length() <= LONGEST_NAME
                        && value.length() <= LONGEST_VALUE
                        && values < MOST_VALUES
                        && characters + size <= MOST_CHARACTERS;
        if (fits) {
            values++;
            characters += size;
            headers.computeIfAbsent(PlainText.clean(name, LONGEST_NAME), _ -> new ArrayList<>(1))
                    .add(PlainText.clean(value, LONGEST_VALUE));
        } else {
            cut = true;
        }
    }
}
