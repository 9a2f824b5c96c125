package dev.footfall.ingest.referral;

import dev.footfall.ingest.referral.Sources.Medium;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Groups ways of coming into channels, with Plausible's names. The rules are those of Google
/// Analytics' default channel group (support.google.com/analytics/answer/9756891), with AI
/// assistants added. The first rule that holds decides.
final class Channels {

    private static final Pattern PAID = Pattern.compile(".*cp.*|ppc|retargeting|paid.*");
    private static final Pattern SHOP = Pattern.compile(".*(?:(?:[^a-df-z]|^)shop|shopping).*");
    private static final Pattern EMAIL = Pattern.compile("e[-_ ]?mail|newsletter");

    private static final Set<String> DISPLAY =
            Set.of("display", "banner", "expandable", "interstitial", "cpm");
    private static final Set<String> SOCIAL =
            Set.of(
                    "social",
                    "social-network",
                    "social-media",
                    "sm",
                    "social network",
                    "social media");
    private static final Set<String> REFERRAL = Set.of("referral", "app", "link");

    /// Ads that a click id alone tells. `fbclid` and `igshid` are on links that nobody paid for
    /// too.
    private static final Map<String, Medium> PAID_CLICKS =
            Map.ofEntries(
                    Map.entry("gclid", Medium.SEARCH),
                    Map.entry("gbraid", Medium.SEARCH),
                    Map.entry("wbraid", Medium.SEARCH),
                    Map.entry("msclkid", Medium.SEARCH),
                    Map.entry("yclid", Medium.SEARCH),
                    Map.entry("ttclid", Medium.SOCIAL),
                    Map.entry("li_fat_id", Medium.SOCIAL),
                    Map.entry("twclid", Medium.SOCIAL),
                    Map.entry("rdt_cid", Medium.SOCIAL),
                    Map.entry("epik", Medium.SOCIAL),
                    Map.entry("sccid", Medium.SOCIAL));

    private Channels() {}

    /// @param origin the sort of place; OTHER when not known
    /// @param source its name; empty for a direct visit
    /// @param clicks the parameters of the page, among them click ids
    static String of(
            Medium origin,
            String source,
            String utmMedium,
            String campaign,
            Map<String, String> clicks) {
        String medium = utmMedium.toLowerCase(Locale.ROOT);
        String name = campaign.toLowerCase(Locale.ROOT);
        if (name.contains("cross-network")) {
            return "Cross-network";
        }
        boolean isShop = origin == Medium.SHOPPING || SHOP.matcher(name).matches();
        boolean isPaid = PAID.matcher(medium).matches();
        if (isPaid || origin == Medium.PAID || DISPLAY.contains(medium)) {
            return paid(origin, medium, isShop, isPaid);
        }
        if (clicks.containsKey("dclid")) {
            return "Display";
        }
        return isPaidClick(origin, clicks)
                ? paid(origin, medium, isShop, true)
                : free(origin, source.toLowerCase(Locale.ROOT), medium, isShop);
    }

    private static boolean isPaidClick(Medium origin, Map<String, String> clicks) {
        return PAID_CLICKS.entrySet().stream()
                .anyMatch(ad -> ad.getValue() == origin && clicks.containsKey(ad.getKey()));
    }

    private static String paid(Medium origin, String medium, boolean isShop, boolean isPaid) {
        if (isPaid && isShop) {
            return "Paid Shopping";
        }
        boolean isDisplay = DISPLAY.contains(medium);
        return switch (origin) {
            case SEARCH -> isPaid ? "Paid Search" : "Display";
            case SOCIAL -> isPaid ? "Paid Social" : "Display";
            case VIDEO -> isPaid ? "Paid Video" : "Display";
            case PAID -> isDisplay || !isPaid ? "Display" : "Paid Other";
            case EMAIL, SHOPPING, AI, OTHER -> isDisplay ? "Display" : "Paid Other";
        };
    }

    private static String free(Medium origin, String source, String medium, boolean isShop) {
        if (isShop) {
            return "Organic Shopping";
        }
        if (origin == Medium.SOCIAL || SOCIAL.contains(medium)) {
            return "Organic Social";
        }
        if (origin == Medium.VIDEO || medium.contains("video")) {
            return "Organic Video";
        }
        if (origin == Medium.SEARCH || medium.equals("organic")) {
            return "Organic Search";
        }
        if (origin == Medium.AI) {
            return "AI Assistants";
        }
        if (origin == Medium.EMAIL
                || EMAIL.matcher(source).matches()
                || EMAIL.matcher(medium).matches()) {
            return "Email";
        }
        return rest(source, medium);
    }

    private static String rest(String source, String medium) {
        if (medium.equals("affiliate") || medium.equals("affiliates")) {
            return "Affiliates";
        }
        if (medium.equals("audio")) {
            return "Audio";
        }
        if (source.equals("sms") || medium.equals("sms")) {
            return "SMS";
        }
        if (medium.endsWith("push")
                || medium.contains("mobile")
                || medium.contains("notification")
                || source.equals("firebase")) {
            return "Mobile Push Notifications";
        }
        return source.isEmpty() && !REFERRAL.contains(medium) ? "Direct" : "Referral";
    }
}
