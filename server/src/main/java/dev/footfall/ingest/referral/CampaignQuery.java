package dev.footfall.ingest.referral;

import dev.footfall.ingest.words.PlainText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The part of a page's query that tells how a visitor came. Everything else in a query may name
/// persons and is not kept for pages.
public final class CampaignQuery {

    /// Longer queries are read up to here.
    private static final int LONGEST_QUERY = 8_000;

    private static final int LONGEST_VALUE = 500;

    /// Marks that advertisers put on links, each with the place that it comes from.
    static final Map<String, String> CLICK_IDS =
            Map.ofEntries(
                    Map.entry("gclid", "google"),
                    Map.entry("gbraid", "google"),
                    Map.entry("wbraid", "google"),
                    Map.entry("dclid", "google"),
                    Map.entry("msclkid", "bing"),
                    Map.entry("yclid", "yandex"),
                    Map.entry("fbclid", "facebook"),
                    Map.entry("igshid", "instagram"),
                    Map.entry("ttclid", "tiktok"),
                    Map.entry("li_fat_id", "linkedin"),
                    Map.entry("twclid", "twitter"),
                    Map.entry("rdt_cid", "reddit"),
                    Map.entry("epik", "pinterest"),
                    Map.entry("sccid", "snapchat"));

    private static final String UTM = "utm_";

    private CampaignQuery() {}

    /// The query without the parameters that tell nothing of how the visitor came; in its order.
    public static String kept(String query) {
        if (query.isEmpty()) {
            return query;
        }
        StringBuilder kept = new StringBuilder();
        int length = Math.min(query.length(), LONGEST_QUERY);
        for (int start = 0; start < length; ) {
            int next = query.indexOf('&', start);
            int end = next < 0 ? length : Math.min(next, length);
            if (tellsOrigin(name(query, start, end))) {
                kept.append(kept.isEmpty() ? "" : "&").append(query, start, end);
            }
            start = end + 1;
        }
        return kept.length() == query.length() ? query : kept.toString();
    }

    /// The parameters by name, decoded; of several with one name the first.
    static Map<String, String> values(String query) {
        Map<String, String> values = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            String name = name(parameter, 0, parameter.length());
            if (name.length() < parameter.length()) {
                values.putIfAbsent(name, decoded(parameter.substring(name.length() + 1)));
            }
        }
        return values;
    }

    private static boolean tellsOrigin(String name) {
        return name.startsWith(UTM)
                || name.equals("ref")
                || name.equals("source")
                || CLICK_IDS.containsKey(name);
    }

    private static String name(String query, int start, int end) {
        int equals = query.indexOf('=', start);
        return query.substring(start, equals < 0 || equals > end ? end : equals);
    }

    /// Cut to a bound; as it stands where it is not encoded rightly.
    private static String decoded(String value) {
        String text = value;
        try {
            text = URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return PlainText.of(shortened(value));
        }
        return PlainText.of(shortened(text.strip()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }
}
