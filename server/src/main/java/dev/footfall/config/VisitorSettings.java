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
public record VisitorSettings(
        Duration visitTimeout,
        int maxOpenVisits,
        Identity identity,
        List<Path> geoPaths,
        Optional<Path> spamList,
        int pathLimit) {

    private static final int FEWEST_OPEN = 1_000;
    private static final int MOST_OPEN = 10_000_000;
    private static final int FEWEST_PATHS = 100;
    private static final int MOST_PATHS = 1_000_000;

    public VisitorSettings {
        geoPaths = List.copyOf(geoPaths);
    }

    static VisitorSettings read(SettingsReader reader) {
        String spamList = reader.text("referrer.spam-list");
        return new VisitorSettings(
                reader.duration("visit.timeout"),
                reader.whole("visit.max-open", FEWEST_OPEN, MOST_OPEN),
                reader.oneOf("identity", Identity::find, Identity.DAILY, "daily, address, user"),
                reader.texts("geo.path").stream().map(Path::of).toList(),
                spamList.isEmpty() ? Optional.empty() : Optional.of(Path.of(spamList)),
                reader.whole("path.limit", FEWEST_PATHS, MOST_PATHS));
    }
}
