package dev.footfall.replay;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a replay is done.
///
/// @param to scheme, host and port of whoever is asked, with a path that goes before every other
/// @param run goes with every request as `X-Footfall-Replay`, so that it can be told apart there
/// @param methods in upper case; others are not sent
/// @param times how often each request is sent: 1, or 2 to learn what differs anyway
/// @param concurrency how many requests are under way at most
/// @param headers sent with every request, in place of recorded ones of the same name
/// @param patience how long an answer may take
/// @param ignored places whose findings are not reported
/// @param dryRun nothing is sent
public record ReplaySettings(
        URI to,
        String run,
        Set<String> methods,
        int times,
        int concurrency,
        Pace pace,
        List<Map.Entry<String, String>> headers,
        Duration patience,
        IgnoredPlaces ignored,
        boolean dryRun) {

    /// Methods that change nothing (RFC 9110, 9.2.1), but for TRACE.
    public static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    public ReplaySettings {
        methods = Set.copyOf(methods);
        headers = List.copyOf(headers);
    }

    /// Whether a header of that name and value may be given: those of the connection may not.
    public static boolean isHeader(String name, String value) {
        return SentHeaders.mayBeGiven(name, value);
    }
}
