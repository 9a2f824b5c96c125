package dev.footfall.config;

import dev.footfall.model.JudgedHeaders;
import java.nio.file.Path;
import java.util.Optional;

/// How bots are told from people.
///
/// @param ranges a folder with lists of address ranges
/// @param headers whose request headers are judged
/// @param rate how many pages and named events a visitor may send in a minute; 0 for any number
public record BotSettings(Optional<Path> ranges, JudgedHeaders headers, int rate) {

    private static final int MOST_RATE = 1_000_000;

    static BotSettings read(SettingsReader reader) {
        String ranges = reader.text("bot.ranges.path");
        return new BotSettings(
                ranges.isEmpty() ? Optional.empty() : Optional.of(Path.of(ranges)),
                reader.oneOf(
                        "bot.headers",
                        JudgedHeaders::find,
                        JudgedHeaders.BROWSERS,
                        "none, browsers, all"),
                reader.whole("bot.rate", 0, MOST_RATE));
    }
}
