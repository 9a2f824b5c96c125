package dev.footfall.ingest.eye;

import dev.footfall.ingest.words.PlainText;
import dev.footfall.model.Engagement;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Rejected;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes hits of what the eye is told, so that it is counted: each session is a visitor. A
/// `pageview` with a path is a page view; everything else is a named event.
final class EyeHits {

    static final String SURFACE = "eye";

    private static final String BROWSER = "Mozilla/";
    private static final String PAGEVIEW = "pageview";
    private static final int MOST_PROPS = 30;
    private static final int LONGEST_KEY = 300;
    private static final int LONGEST_VALUE = 2_000;

    private EyeHits() {}

    /// One event as it was told.
    ///
    /// @param given the id that the sender chose
    record Told(Optional<EventId> given, Checked.Good words, Sender sender, long received) {}

    static Hit hit(Told told, Site site) {
        Checked.Good words = told.words();
        Location location = location(words.data());
        boolean isPage = words.name().equals(PAGEVIEW) && !location.path().isEmpty();
        return new Hit(
                SURFACE,
                site.domain(),
                told.given(),
                told.received(),
                words.timestamp(),
                isPage ? EventKind.PAGEVIEW : EventKind.CUSTOM,
                PlainText.of(words.name()),
                location,
                "",
                sender(told),
                Exchange.NONE,
                props(words),
                Revenue.NONE,
                Engagement.NONE,
                !isPage,
                false,
                cut(words.data().toString(), Rejected.ORIGINAL_LIMIT));
    }

    private static Sender sender(Told told) {
        Sender sender = told.sender();
        String user = told.words().session().toString();
        return sender.userAgent().startsWith(BROWSER)
                ? new Sender(sender.address(), sender.userAgent(), user, true, sender.headers())
                : new Sender("", Sender.APPLICATION, user, true, Map.of());
    }

    private static Location location(JsonNode data) {
        String host = text(data, "host").toLowerCase(Locale.ROOT);
        String path = text(data, "path");
        int query = path.indexOf('?');
        return query < 0
                ? new Location(host, path, "")
                : new Location(host, path.substring(0, query), path.substring(query + 1));
    }

    private static String text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        return value.isString() ? value.asString().strip() : "";
    }

    /// The category, and of the data what is a single value.
    private static Map<String, String> props(Checked.Good words) {
        Map<String, String> props = new LinkedHashMap<>();
        props.put("category", PlainText.of(words.category()));
        for (Map.Entry<String, JsonNode> field : words.data().properties()) {
            JsonNode value = field.getValue();
            String name = PlainText.of(field.getKey());
            boolean isLocation = name.equals("host") || name.equals("path");
            if (!value.isValueNode() || value.isNull() || isLocation || name.isBlank()) {
                continue;
            }
            String text = PlainText.of(cut(value.asString(), LONGEST_VALUE));
            if (!text.isEmpty() && props.size() < MOST_PROPS) {
                props.putIfAbsent(cut(name, LONGEST_KEY), text);
            }
        }
        return props;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
