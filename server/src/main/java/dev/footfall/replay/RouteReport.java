package dev.footfall.replay;

import dev.footfall.replay.compare.NotCompared;
import dev.footfall.replay.compare.RouteNoise.Finding;
import dev.footfall.replay.compare.RouteNoise.Noise;
import java.util.List;
import java.util.Map;

/// What came of one route's requests.
///
/// @param route method and template, such as `GET /orders/{id}`
/// @param sent how many requests were sent, a second time not counted
/// @param same how many answers differ from the recorded ones by nothing but noise
/// @param failures how many got no answer, by cause
/// @param findings what differs beside the noise
/// @param ignored how many differences are at ignored places
/// @param notCompared parts of recorded answers that could not be compared
/// @param masked how many values were not compared as they are masked in the recording
/// @param leftOut how many differences were beyond the bounds and are told nowhere else
public record RouteReport(
        String route,
        int sent,
        int same,
        Map<String, Integer> failures,
        List<Noise> noise,
        List<Finding> findings,
        int ignored,
        Latency latency,
        Map<NotCompared, Integer> notCompared,
        int masked,
        int leftOut) {

    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}
