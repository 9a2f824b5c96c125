package dev.footfall.model;

import java.util.Arrays;
import java.util.Optional;

/// What kind of machine a bot is. The word is what `visit:bot` shows and filters.
public enum BotClass {
    PERSON("person"),
    SEARCH_CRAWLER("search crawler"),
    AI_CRAWLER("AI crawler"),
    AI_ASSISTANT("AI assistant"),
    SEO("SEO"),
    MONITOR("monitor"),
    FEED_READER("feed reader"),
    LINK_PREVIEW("link preview"),
    HTTP_LIBRARY("HTTP library"),
    SCANNER("scanner"),
    HEADLESS("headless browser"),
    SUSPICIOUS("suspicious"),
    OTHER("other bot");

    private final String word;

    BotClass(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<BotClass> find(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }
}
