package dev.footfall.capture;

import java.util.List;
import java.util.Map;

/// The headers and body of a request or of an answer.
///
/// @param headers by their names as they were written; empty when they are not kept
public record Message(Map<String, List<String>> headers, Body body) {

    static final Message NONE = new Message(Map.of(), Body.NONE);

    /// The headers as a JSON object, a list of values for each name.
    public String headersJson() {
        return new JsonWriter().open().lists(headers).close().toString();
    }
}
