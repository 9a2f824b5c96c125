package dev.footfall.replay;

import java.util.List;
import java.util.Map;

/// What came of a replay.
///
/// @param read how many kept exchanges were read
/// @param routes by method and template
/// @param skipped how many were not sent, by reason
/// @param withoutHeaders how many were sent without a header as it is masked, by its name in lower
///   case
/// @param notSent how many were left when the replay was given up
/// @param lag how much later than planned requests were sent; 0 where nothing was planned
public record ReplayReport(
        ReplaySettings settings,
        int read,
        List<RouteReport> routes,
        Map<Skipped, Integer> skipped,
        Map<String, Integer> withoutHeaders,
        int notSent,
        Latency lag) {

    public int sent() {
        return routes.stream().mapToInt(RouteReport::sent).sum();
    }

    public int findings() {
        return routes.stream().mapToInt(route -> route.findings().size()).sum();
    }

    public int failed() {
        return routes.stream().mapToInt(RouteReport::failed).sum();
    }

    /// How many differences were beyond the bounds, so that nobody knows whether they are noise.
    public int leftOut() {
        return routes.stream().mapToInt(RouteReport::leftOut).sum();
    }

    /// Whether everything that was to be sent was answered as recorded, and there was something.
    public boolean isClean() {
        return sent() > 0 && findings() == 0 && failed() == 0 && leftOut() == 0 && notSent == 0;
    }
}
