package dev.footfall.ingest.page;

import dev.footfall.model.Sender;
import java.util.List;
import java.util.Locale;

/// Fetching a page ahead of anybody asking for it, as browsers say in their headers.
final class Prefetch {

    private static final List<String> HEADERS =
            List.of("sec-purpose", "purpose", "x-purpose", "x-moz");

    private Prefetch() {}

    static boolean is(Sender sender) {
        if (sender.headers().isEmpty()) {
            return false;
        }
        for (String header : HEADERS) {
            String purpose = sender.headers().getOrDefault(header, "").toLowerCase(Locale.ROOT);
            if (purpose.contains("prefetch")
                    || purpose.contains("prerender")
                    || purpose.contains("preview")) {
                return true;
            }
        }
        return false;
    }
}
