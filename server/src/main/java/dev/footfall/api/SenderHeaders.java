package dev.footfall.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;

/// Picks those request headers that speak of the sender: what it accepts, its client hints, why it
/// fetches. No cookie, no key.
public final class SenderHeaders {

    /// The longest that is kept of a value.
    public static final int VALUE_LIMIT = 500;

    /// The most headers that are kept.
    public static final int MOST = 32;

    private SenderHeaders() {}

    /// Names in lower case; of a name that comes twice the first value.
    public static Map<String, String> of(HttpServerRequest request) {
        Map<String, String> kept = HashMap.newHashMap(8);
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey();
            if (mayBeKept(name)) {
                String lower = PlainText.lower(name);
                if (isKept(lower) && kept.size() < MOST) {
                    kept.putIfAbsent(lower, PlainText.clean(header.getValue(), VALUE_LIMIT));
                }
            }
        }
        return kept;
    }

    private static boolean mayBeKept(String name) {
        char first = name.isEmpty() ? ' ' : (char) (name.charAt(0) | 0x20);
        return first == 'a' || first == 's' || first == 'p';
    }

    /// Whether a header of this name, in lower case, speaks of the sender.
    public static boolean isKept(String name) {
        return switch (name) {
            case "accept", "accept-language", "accept-encoding", "purpose", "sec-purpose" -> true;
            default -> name.startsWith("sec-fetch-") || name.startsWith("sec-ch-ua");
        };
    }
}
