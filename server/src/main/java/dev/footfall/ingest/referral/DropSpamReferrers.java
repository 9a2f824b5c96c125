package dev.footfall.ingest.referral;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.DropReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Drops hits whose referrer is on the operator's list of referrer spam, or below such a host.
public final class DropSpamReferrers implements Step {

    private final Set<String> hosts;

    /// @param hosts such as `semalt.com`
    public DropSpamReferrers(Set<String> hosts) {
        this.hosts =
                hosts.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Reads a list with one host a line; empty lines and those that begin with `#` are passed
    /// over.
    public static Set<String> read(Path list) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public Decision apply(Draft draft) {
        if (hosts.isEmpty() || draft.hit.referrer().isEmpty()) {
            return Decision.GO_ON;
        }
        String host = Link.parse(draft.hit.referrer()).host();
        while (!host.isEmpty()) {
            if (hosts.contains(host)) {
                return new Decision.Drop(
                        DropReason.SPAM_REFERRER,
                        "referrer: '" + host + "' is on the list of referrer spam");
            }
            int dot = host.indexOf('.');
            host = dot < 0 ? "" : host.substring(dot + 1);
        }
        return Decision.GO_ON;
    }
}
