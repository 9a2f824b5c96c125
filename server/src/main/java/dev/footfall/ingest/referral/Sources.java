package dev.footfall.ingest.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Known places that visitors come from, by host and by the names that people give them in tags.
final class Sources {

    /// What sort of place a source is.
    enum Medium {
        SEARCH,
        SOCIAL,
        EMAIL,
        PAID,
        VIDEO,
        SHOPPING,
        AI,
        OTHER
    }

    /// @param name as shown, such as `Google`
    record Source(String name, Medium medium) {}

    private static final String LIST = "/data/referrers.json";

    private static final Set<String> VIDEO =
            Set.of(
                    "youtube",
                    "vimeo",
                    "twitch",
                    "dailymotion",
                    "netflix",
                    "bilibili",
                    "disneyplus");

    private static final Set<String> SHOPPING =
            Set.of(
                    "amazon",
                    "ebay",
                    "etsy",
                    "alibaba",
                    "aliexpress",
                    "walmart",
                    "shopify",
                    "google product search",
                    "google shopping",
                    "idealo",
                    "shopzilla");

    /// Hosts that the list lacks or that need a name of their own, `host=Name`.
    private static final String AI_HOSTS =
            "chatgpt.com=ChatGPT chat.openai.com=ChatGPT claude.ai=Claude perplexity.ai=Perplexity"
                    + " gemini.google.com=Gemini bard.google.com=Gemini"
                    + " copilot.microsoft.com=Copilot chat.deepseek.com=DeepSeek grok.com=Grok"
                    + " chat.mistral.ai=Mistral meta.ai=Meta-AI duck.ai=Duck.ai you.com=You.com"
                    + " phind.com=Phind poe.com=Poe chat.qwen.ai=Qwen notebooklm.google.com=NotebookLM"
                    + " kimi.com=Kimi chatglm.cn=ChatGLM iask.ai=iAsk yiyan.baidu.com=ERNIE";

    private static final String OTHER_HOSTS =
            "duckduckgo.com=DuckDuckGo/SEARCH ecosia.org=Ecosia/SEARCH search.brave.com=Brave/SEARCH"
                    + " kagi.com=Kagi/SEARCH startpage.com=Startpage/SEARCH"
                    + " tiktok.com=TikTok/SOCIAL threads.net=Threads/SOCIAL"
                    + " threads.com=Threads/SOCIAL discord.com=Discord/SOCIAL t.me=Telegram/SOCIAL"
                    + " snapchat.com=Snapchat/SOCIAL lobste.rs=Lobsters/SOCIAL"
                    + " twitch.tv=Twitch/VIDEO dailymotion.com=Dailymotion/VIDEO"
                    + " etsy.com=Etsy/SHOPPING ebay.com=eBay/SHOPPING ebay.de=eBay/SHOPPING"
                    + " amazon.com=Amazon/SHOPPING amazon.de=Amazon/SHOPPING"
                    + " amazon.co.uk=Amazon/SHOPPING walmart.com=Walmart/SHOPPING"
                    + " com.google.android.googlequicksearchbox=Google/SEARCH"
                    + " com.slack=Slack/OTHER";

    /// Short names in tags for sources of the list.
    private static final Map<String, String> NICKNAMES =
            Map.ofEntries(
                    Map.entry("fb", "facebook"),
                    Map.entry("ig", "instagram"),
                    Map.entry("yt", "youtube"),
                    Map.entry("x", "twitter"),
                    Map.entry("adwords", "google"),
                    Map.entry("googleads", "google"),
                    Map.entry("google ads", "google"),
                    Map.entry("bing ads", "bing"),
                    Map.entry("bingads", "bing"),
                    Map.entry("meta", "facebook"),
                    Map.entry("openai", "chatgpt"),
                    Map.entry("ddg", "duckduckgo"));

    private final Map<String, Source> byHost = new HashMap<>();
    private final Map<String, Source> byName = new HashMap<>();

    private Sources() {}

    /// Reads the list from the class path, where the build puts it.
    static Sources load() {
        Sources sources = new Sources();
        try (InputStream in = Sources.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + LIST);
            }
            JsonNode list = new ObjectMapper().readTree(in);
            list.properties()
                    .forEach(entry ->
                            sources.add(
                                    entry.getKey(),
                                    entry.getValue().path("source").asString(""),
                                    medium(entry.getValue().path("medium").asString(""))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
        for (String pair : OTHER_HOSTS.split(" ", -1)) {
            String[] parts = pair.split("[=/]", -1);
            sources.add(parts[0], parts[1], Medium.valueOf(parts[2]));
        }
        for (String pair : AI_HOSTS.split(" ", -1)) {
            String[] parts = pair.split("=", -1);
            sources.add(parts[0], parts[1].replace('-', ' '), Medium.AI);
        }
        return sources;
    }

    private void add(String place, String name, Medium listed) {
        String key = name.toLowerCase(Locale.ROOT);
        Medium medium =
                VIDEO.contains(key)
                        ? Medium.VIDEO
                        : SHOPPING.contains(key) ? Medium.SHOPPING : listed;
        Source source = new Source(name, medium);
        String host = place.toLowerCase(Locale.ROOT);
        byHost.put(host.startsWith("www.") ? host.substring("www.".length()) : host, source);
        Source known = byName.get(key);
        if (known == null || known.medium() == Medium.OTHER || known.medium() == Medium.PAID) {
            byName.put(key, source);
        }
    }

    private static Medium medium(String word) {
        return switch (word) {
            case "search" -> Medium.SEARCH;
            case "social" -> Medium.SOCIAL;
            case "email" -> Medium.EMAIL;
            case "paid" -> Medium.PAID;
            default -> Medium.OTHER;
        };
    }

    /// The source of a link: by host and path, by host, then by the domains above it.
    Optional<Source> of(Link link) {
        Source exact = byHost.get(link.host() + link.path());
        if (exact != null) {
            return Optional.of(exact);
        }
        String host = link.host();
        while (!host.isEmpty()) {
            Source source = byHost.get(host);
            if (source != null) {
                return Optional.of(source);
            }
            int dot = host.indexOf('.');
            host = dot < 0 ? "" : host.substring(dot + 1);
        }
        return Optional.empty();
    }

    /// The source that a tag means: a known name, a nickname or a host.
    Optional<Source> named(String tag) {
        String name = tag.toLowerCase(Locale.ROOT);
        Source source = byName.get(NICKNAMES.getOrDefault(name, name));
        if (source != null) {
            return Optional.of(source);
        }
        return name.indexOf('.') < 0 ? Optional.empty() : of(Link.parse(name));
    }
}
