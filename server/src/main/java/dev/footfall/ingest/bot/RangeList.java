package dev.footfall.ingest.bot;

import dev.footfall.model.BotClass;
import java.util.List;
import java.util.Optional;

/// A list of address ranges that the operator of the server may hand in: those of one crawler's
/// owner, of data centres, or of VPNs.
@SuppressWarnings("ImmutableEnumChecker") // the lists of words are copies
enum RangeList {
    GOOGLEBOT(
            BotClass.SEARCH_CRAWLER,
            "Googlebot",
            List.of("googlebot", "common-crawlers"),
            "Googlebot",
            "Storebot-Google",
            "Google-InspectionTool",
            "GoogleOther",
            "Google-CloudVertexBot"),
    GOOGLE_SPECIAL(
            BotClass.OTHER,
            "Google's special crawlers",
            List.of("google-special", "special-crawlers"),
            "AdsBot-Google",
            "Mediapartners",
            "APIs-Google",
            "Google-Safety"),
    BING(BotClass.SEARCH_CRAWLER, "bingbot", List.of("bing", "bingbot"), "bingbot"),
    DUCKDUCKBOT(
            BotClass.SEARCH_CRAWLER,
            "DuckDuckBot",
            List.of("duckduckbot", "duckduckgo"),
            "DuckDuckBot"),
    DUCKASSISTBOT(
            BotClass.AI_ASSISTANT, "DuckAssistBot", List.of("duckassistbot"), "DuckAssistBot"),
    APPLEBOT(BotClass.SEARCH_CRAWLER, "Applebot", List.of("applebot"), "Applebot"),
    /// A browser from there acts for a person who talks to ChatGPT; the crawlers give their names.
    OPENAI(
            BotClass.AI_ASSISTANT,
            "OpenAI",
            List.of("openai"),
            "GPTBot",
            "ChatGPT-User",
            "OAI-SearchBot"),
    GPTBOT(BotClass.AI_CRAWLER, "GPTBot", List.of("gptbot"), "GPTBot"),
    CHATGPT_USER(BotClass.AI_ASSISTANT, "ChatGPT-User", List.of("chatgpt-user"), "ChatGPT-User"),
    OAI_SEARCHBOT(
            BotClass.AI_CRAWLER,
            "OAI-SearchBot",
            List.of("oai-searchbot", "searchbot"),
            "OAI-SearchBot"),
    /// As with OpenAI, what gives no name acts for a person.
    PERPLEXITY(
            BotClass.AI_ASSISTANT,
            "Perplexity",
            List.of("perplexity"),
            "PerplexityBot",
            "Perplexity-User"),
    PERPLEXITYBOT(BotClass.AI_CRAWLER, "PerplexityBot", List.of("perplexitybot"), "PerplexityBot"),
    PERPLEXITY_USER(
            BotClass.AI_ASSISTANT,
            "Perplexity-User",
            List.of("perplexity-user"),
            "Perplexity-User"),
    FACEBOOK(
            BotClass.LINK_PREVIEW,
            "Facebook",
            List.of("facebook", "meta"),
            "facebookexternalhit",
            "facebookcatalog",
            "Facebot",
            "FacebookBot",
            "meta-externalagent",
            "meta-externalfetcher",
            "meta-webindexer"),
    TWITTER(BotClass.LINK_PREVIEW, "Twitterbot", List.of("twitter", "twitterbot"), "Twitterbot"),
    TELEGRAM(
            BotClass.LINK_PREVIEW,
            "TelegramBot",
            List.of("telegram", "telegrambot"),
            "TelegramBot"),
    COMMON_CRAWL(BotClass.AI_CRAWLER, "CCBot", List.of("commoncrawl", "ccbot"), "CCBot"),
    AMAZONBOT(BotClass.SEARCH_CRAWLER, "Amazonbot", List.of("amazonbot"), "Amazonbot"),
    AHREFS(BotClass.SEO, "Ahrefs", List.of("ahrefs", "ahrefsbot"), "AhrefsBot", "AhrefsSiteAudit"),
    PINGDOM(BotClass.MONITOR, "Pingdom", List.of("pingdom"), "Pingdom"),
    STATUSCAKE(BotClass.MONITOR, "StatusCake", List.of("statuscake"), "StatusCake"),
    UPTIME_ROBOT(BotClass.MONITOR, "UptimeRobot", List.of("uptimerobot"), "UptimeRobot"),
    DATA_CENTRE(
            BotClass.SUSPICIOUS, "", List.of("datacenter", "datacentre", "data-center", "hosting")),
    /// People behind a VPN or a relay, who often come out in a data centre.
    VPN(BotClass.PERSON, "", List.of("vpn", "relay"));

    private final BotClass botClass;
    private final String bot;
    private final List<String> files;
    private final List<String> claims;

    /// @param botClass what a browser is that comes from there
    /// @param bot the name of what comes from there without giving one
    /// @param files words in the name of a file that holds the list, in lower case
    /// @param claims words by which an agent claims to come from there
    RangeList(BotClass botClass, String bot, List<String> files, String... claims) {
        this.botClass = botClass;
        this.bot = bot;
        this.files = List.copyOf(files);
        this.claims = List.of(claims);
    }

    BotClass botClass() {
        return botClass;
    }

    String bot() {
        return bot;
    }

    List<String> claims() {
        return claims;
    }

    /// Whether the list is of one owner's crawlers, whose agents can be checked by it.
    boolean isOperators() {
        return !claims.isEmpty();
    }

    /// The list as a bit, so that a set of lists is one number.
    @SuppressWarnings("EnumOrdinal") // lives no longer than the process
    int bit() {
        return 1 << ordinal();
    }

    /// The list that a file holds by its name: the longest of our words that stands in it between
    /// other signs than letters and digits, of equally long ones the last.
    static Optional<RangeList> ofFile(String lowerName) {
        RangeList found = null;
        int longest = 0;
        int last = -1;
        for (RangeList list : values()) {
            for (String word : list.files) {
                int at = place(lowerName, word);
                boolean better = word.length() > longest || (word.length() == longest && at > last);
                if (at >= 0 && better) {
                    found = list;
                    longest = word.length();
                    last = at;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static int place(String name, String word) {
        for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
            boolean ends = end == name.length() || !Character.isLetterOrDigit(name.charAt(end));
            if (starts && ends) {
                return at;
            }
        }
        return -1;
    }
}
