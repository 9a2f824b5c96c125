package dev.footfall.ingest.bot;

import dev.footfall.ingest.words.RegexList;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Judges user agents by the list of known bots, `crawler-user-agents`, and by a few rules for what
/// is on no list. Any thread may use it.
public final class BotPatterns {

    private static final String LIST = "/data/crawler-user-agents.json";

    private final RegexList<BotClass> patterns;

    private BotPatterns(RegexList<BotClass> patterns) {
        this.patterns = patterns;
    }

    /// Reads the list from the class path, where the build puts it.
    public static BotPatterns load() {
        try (InputStream in = BotPatterns.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + LIST);
            }
            return from(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
    }

    /// Libraries come last: many crawlers name the library that they are made with too.
    private static BotPatterns from(JsonNode list) {
        List<RegexList.Entry<BotClass>> entries = new ArrayList<>();
        List<RegexList.Entry<BotClass>> libraries = new ArrayList<>();
        for (JsonNode bot : list) {
            String pattern = bot.path("pattern").asString("");
            List<String> tags = new ArrayList<>();
            bot.path("tags").forEach(tag -> tags.add(tag.asString("")));
            BotClass botClass = BotClasses.of(pattern, tags);
            (botClass == BotClass.HTTP_LIBRARY ? libraries : entries)
                    .add(new RegexList.Entry<>(pattern, false, botClass));
        }
        entries.addAll(libraries);
        return new BotPatterns(new RegexList<>(entries));
    }

    /// The verdict that the words alone deserve, whatever was asked for.
    public BotVerdict judge(String userAgent) {
        if (userAgent.isBlank() || userAgent.equals("-")) {
            return new BotVerdict(BotClass.SUSPICIOUS, "agent-empty", "");
        }
        return patterns.first(
                        userAgent, (botClass, matcher) -> verdict(botClass, matcher, userAgent))
                .or(() -> BotWords.judge(userAgent))
                .orElse(BotVerdict.PERSON);
    }

    private static Optional<BotVerdict> verdict(
            BotClass botClass, Matcher matcher, String userAgent) {
        return Optional.of(
                new BotVerdict(
                        botClass,
                        BotClasses.reason(botClass),
                        BotWords.named(matcher.group(), userAgent)));
    }
}
