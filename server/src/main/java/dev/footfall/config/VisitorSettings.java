package dev.footfall.config;

import dev.footfall.model.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How visitors are told apart and what is found out about them.
///
/// @param identity the policy of new sites
/// @param geoPaths .mmdb files; empty: the bundled countries
/// @param spamList a file of referrer hosts whose hits are dropped
/// @param pathLimit how many different paths of a site are kept as they are on one day
/// @param agentRegexes uap-core's regexes in place of the bundled ones
public record VisitorSettings(
        Duration visitTimeout,
        int maxOpenVisits,
        Identity identity,
        List<Path> geoPaths,
        Optional<Path> spamList,
        int pathLimit,
        Optional<Path> agentRegexes) {

    private static final int FEWEST_OPEN = 1_000;
    private static final int MOST_OPEN = 10_000_000;
    private static final int FEWEST_PATHS = 100;
    private static final int MOST_PATHS = 1_000_000;

    public VisitorSettings {
        geoPaths = List.copyOf(geoPaths);
    }

    static VisitorSettings read(SettingsReader reader) {
        return new VisitorSettings(
                reader.duration("visit.timeout"),
                reader.whole("visit.max-open", FEWEST_OPEN, MOST_OPEN),
                reader.oneOf("identity", Identity::find, Identity.DAILY, "daily, address, user"),
                reader.texts("geo.path").stream().map(Path::of).toList(),
                file(reader, "referrer.spam-list"),
                reader.whole("path.limit", FEWEST_PATHS, MOST_PATHS),
                file(reader, "agent.regexes"));
    }

    private static Optional<Path> file(SettingsReader reader, String key) {
        return Optional.of(reader.text(key)).filter(text -> !text.isEmpty()).map(Path::of);
    }
}
