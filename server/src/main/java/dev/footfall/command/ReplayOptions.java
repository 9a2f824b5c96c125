package dev.footfall.command;

import dev.footfall.replay.IgnoredPlaces;
import dev.footfall.replay.Pace;
import dev.footfall.replay.ReplaySettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options that say whereto and how requests are sent again.
public final class ReplayOptions {

    private static final int MOST_AT_ONCE = 256;
    private static final int LONGEST_PATIENCE = 3_600;
    private static final double FASTEST = 1_000_000;
    private static final String MAX = "max";

    @Option(
            names = "--to-url",
            paramLabel = "URL",
            required = true,
            description = "Whom to ask, such as http://localhost:8081; a path goes before each.")
    private URI to = URI.create("");

    @Option(
            names = "--methods",
            paramLabel = "METHOD",
            split = ",",
            defaultValue = "GET,HEAD,OPTIONS",
            description = "Which methods are sent (default: ${DEFAULT-VALUE}).")
    private List<String> methods = List.of();

    @Option(
            names = "--once",
            description = "Send each once: quicker, but every difference is a finding.")
    private boolean once;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many at the same time, up to 256 (default: ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--pace",
            paramLabel = "FACTOR",
            defaultValue = MAX,
            description =
                    "1 as recorded, 2 twice as fast, 0.5 half as fast, max without waiting"
                            + " (default: ${DEFAULT-VALUE}).")
    private String pace = "";

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "Sent with each request, in place of a recorded one. May be repeated.")
    private List<String> headers = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "PLACE",
            description =
                    "Not reported: a place with all below it, such as /items/*/id, or"
                            + " header:x-version. May be repeated.")
    private List<String> ignored = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long an answer may take (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dryRun;

    ReplaySettings settings(CommandLine line) {
        require(
                line,
                isAddress(),
                "--to-url: must be like http://localhost:8081, not '" + to + "'");
        require(
                line,
                concurrency >= 1 && concurrency <= MOST_AT_ONCE,
                "--concurrency: must be from 1 to " + MOST_AT_ONCE);
        require(
                line,
                timeout >= 1 && timeout <= LONGEST_PATIENCE,
                "--timeout: must be from 1 to " + LONGEST_PATIENCE + " seconds");
        for (String place : ignored) {
            require(
                    line,
                    IgnoredPlaces.isPlace(place),
                    "--ignore: must be like /items/*/id or header:NAME, not '" + place + "'");
        }
        Set<String> upper = new LinkedHashSet<>();
        methods.forEach(method -> upper.add(method.strip().toUpperCase(Locale.ROOT)));
        return new ReplaySettings(
                to,
                UUID.randomUUID().toString(),
                upper,
                once ? 1 : 2,
                concurrency,
                pace(line),
                headers.stream().map(header -> header(line, header)).toList(),
                Duration.ofSeconds(timeout),
                new IgnoredPlaces(ignored),
                dryRun);
    }

    private boolean isAddress() {
        String scheme = to.getScheme();
        return ("http".equals(scheme) || "https".equals(scheme))
                && to.getHost() != null
                && to.getRawQuery() == null
                && to.getRawFragment() == null
                && to.getRawUserInfo() == null;
    }

    private Pace pace(CommandLine line) {
        if (pace.equals(MAX)) {
            return Pace.MAX;
        }
        double factor = number(pace);
        boolean fits = factor > 1 / FASTEST && factor < FASTEST;
        require(line, fits, "--pace: must be max or a number such as 1 or 0.5, not '" + pace + "'");
        return new Pace(factor);
    }

    /// 0 for what is no number.
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map.Entry<String, String> header(CommandLine line, String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        require(
                line,
                ReplaySettings.isHeader(name, value),
                "--header: must be like 'Authorization: Bearer T', and none of the connection's");
        return Map.entry(name, value);
    }

    private static void require(CommandLine line, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(line, otherwise);
        }
    }
}
