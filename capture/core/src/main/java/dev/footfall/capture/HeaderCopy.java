package dev.footfall.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Copies headers out of objects that a server uses again, or an application goes on changing.
public final class HeaderCopy {

    /// How many headers are copied of one message.
    public static final int MOST = 200;

    private HeaderCopy() {}

    /// Those of a request that the settings have kept or read.
    public static Map<String, List<String>> of(
            Map<String, List<String>> headers, Settings settings) {
        return settings.headers() ? of(headers, true) : of(headers, settings::isNeeded);
    }

    /// @param all whether all of them; else only those that tell what the exchange is
    public static Map<String, List<String>> of(Map<String, List<String>> headers, boolean all) {
        return of(headers, all ? name -> true : HeaderCopy::tells);
    }

    private static Map<String, List<String>> of(
            Map<String, List<String>> headers, Predicate<String> taken) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            String name = header.getKey();
            if (taken.test(name.toLowerCase(Locale.ROOT))
                    && header.getValue() != null
                    && copy.size() < MOST) {
                copy.put(name, new ArrayList<>(header.getValue()));
            }
        }
        return copy;
    }

    /// Whether a header is needed to tell what the exchange is, even where headers are not kept.
    ///
    /// @param name in lower case
    public static boolean tells(String name) {
        return switch (name) {
            case "user-agent",
                    "referer",
                    "traceparent",
                    "content-type",
                    "content-encoding",
                    "accept",
                    "accept-language",
                    "accept-encoding",
                    "purpose",
                    "sec-purpose" ->
                    true;
            default -> name.startsWith("sec-fetch-") || name.startsWith("sec-ch-ua");
        };
    }
}
