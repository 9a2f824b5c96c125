package dev.footfall.ingest.bot;

import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Sender;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Judges a sender whose agent says that it is a browser by the headers that browsers send.
///
/// Every browser sends `Accept` and `Accept-Language` with each request, a script's beacon
/// included; automated ones often miss the language. A server that sends a hit for its visitor has
/// the visitor's agent but not these headers, so what is missing counts only where the headers are
/// surely the visitor's own. A brand that a browser gives itself counts always. Any thread may use
/// it.
final class HeaderRule {

    private final JudgedHeaders judged;

    HeaderRule(JudgedHeaders judged) {
        this.judged = judged;
    }

    Optional<BotVerdict> judge(Sender sender) {
        Map<String, String> headers = sender.headers();
        if (judged == JudgedHeaders.NONE || headers.isEmpty()) {
            return Optional.empty();
        }
        if (isHeadless(headers)) {
            return Optional.of(
                    new BotVerdict(BotClass.HEADLESS, "header-headless", "HeadlessChrome"));
        }
        if (!isOwn(headers)) {
            return Optional.empty();
        }
        if (isMissing(headers, "accept-language")) {
            return Optional.of(new BotVerdict(BotClass.SUSPICIOUS, "header-language", ""));
        }
        return isMissing(headers, "accept")
                ? Optional.of(new BotVerdict(BotClass.SUSPICIOUS, "header-accept", ""))
                : Optional.empty();
    }

    private static boolean isHeadless(Map<String, String> headers) {
        return hasHeadless(headers, "sec-ch-ua")
                || hasHeadless(headers, "sec-ch-ua-full-version-list");
    }

    private static boolean hasHeadless(Map<String, String> headers, String name) {
        String brands = headers.get(name);
        return brands != null && brands.toLowerCase(Locale.ROOT).contains("headless");
    }

    private boolean isOwn(Map<String, String> headers) {
        return judged == JudgedHeaders.ALL || headers.containsKey("sec-fetch-site");
    }

    private static boolean isMissing(Map<String, String> headers, String name) {
        String value = headers.get(name);
        return value == null || value.isBlank();
    }
}
