package dev.footfall.ingest.bot;

import dev.footfall.model.BotClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Our classes for the tags of the list of known bots.
final class BotClasses {

    /// Programs that fetch a page because a person has just asked for it. Operators mark them with
    /// `-User` (OpenAI, Anthropic, Perplexity and Mistral in their pages on crawlers), or say so in
    /// their documentation, as Google, Meta, Amazon and Kagi do; coding assistants are among them.
    private static final Pattern ASSISTANT =
            Pattern.compile(
                    "\\w-?User$|DuckAssistBot|Google-NotebookLM|Gemini-Deep-Research|Google-?Agent"
                            + "|Google-Gemini-CLI|AmazonBuyForMe|AgentCore|TwinAgent|Devin|opencode"
                            + "|^Code\\b|^Trae\\b|meta-externalfetcher|kagi-fetcher");

    private static final Map<String, BotClass> TAGS =
            Map.ofEntries(
                    Map.entry("ai-crawler", BotClass.AI_CRAWLER),
                    Map.entry("search-engine", BotClass.SEARCH_CRAWLER),
                    Map.entry("monitoring", BotClass.MONITOR),
                    Map.entry("scanner", BotClass.SCANNER),
                    Map.entry("browser-automation", BotClass.HEADLESS),
                    Map.entry("feed-reader", BotClass.FEED_READER),
                    Map.entry("social-preview", BotClass.LINK_PREVIEW),
                    Map.entry("http-library", BotClass.HTTP_LIBRARY),
                    Map.entry("seo", BotClass.SEO),
                    Map.entry("advertising", BotClass.OTHER),
                    Map.entry("archiver", BotClass.OTHER),
                    Map.entry("academic", BotClass.OTHER));

    private BotClasses() {}

    /// @param tags the first that we know decides, but training data goes before all
    static BotClass of(String pattern, List<String> tags) {
        if (ASSISTANT.matcher(pattern).find()) {
            return BotClass.AI_ASSISTANT;
        }
        List<String> ordered = new ArrayList<>(tags);
        if (ordered.remove("ai-crawler")) {
            ordered.addFirst("ai-crawler");
        }
        for (String tag : ordered) {
            BotClass known = TAGS.get(tag);
            if (known != null) {
                return known;
            }
        }
        return BotClass.OTHER;
    }

    static String reason(BotClass botClass) {
        return switch (botClass) {
            case HTTP_LIBRARY -> "agent-library";
            case HEADLESS -> "agent-headless";
            case PERSON,
                    SEARCH_CRAWLER,
                    AI_CRAWLER,
                    AI_ASSISTANT,
                    SEO,
                    MONITOR,
                    FEED_READER,
                    LINK_PREVIEW,
                    SCANNER,
                    SUSPICIOUS,
                    OTHER ->
                    "agent-pattern";
        };
    }
}
