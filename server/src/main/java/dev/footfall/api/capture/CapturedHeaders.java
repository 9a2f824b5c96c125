package dev.footfall.api.capture;

import dev.footfall.api.PlainText;
import dev.footfall.api.SenderHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an item's `headers`: those of the captured request, of which only the ones that speak of
/// the sender are kept, as on the way in of events.
final class CapturedHeaders {

    private CapturedHeaders() {}

    /// The parser stands at the object's beginning, and afterwards at its end. A header that came
    /// twice is a list of texts, of which the first counts; what is no text is passed over.
    static Map<String, String> read(JsonParser json) {
        Map<String, String> headers = new HashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                keep(headers, name, json.getString());
            } else if (value == JsonToken.START_ARRAY) {
                readFirst(headers, name, json);
            } else {
                json.skipChildren();
            }
        }
        return headers;
    }

    /// Those of a whole request's headers.
    static Map<String, String> of(Map<String, List<String>> all) {
        Map<String, String> headers = new HashMap<>();
        all.forEach((name, values) -> keep(headers, name, values.getFirst()));
        return headers;
    }

    private static void readFirst(Map<String, String> headers, String name, JsonParser json) {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            keep(headers, name, json.getString());
        }
        while (token != JsonToken.END_ARRAY) {
            json.skipChildren();
            token = json.nextToken();
        }
    }

    private static void keep(Map<String, String> headers, String name, String value) {
        String lower = PlainText.lower(name);
        if (SenderHeaders.isKept(lower) && headers.size() < SenderHeaders.MOST) {
            headers.putIfAbsent(lower, PlainText.clean(value, SenderHeaders.VALUE_LIMIT));
        }
    }
}
