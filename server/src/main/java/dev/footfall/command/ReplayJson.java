package dev.footfall.command;

import dev.footfall.replay.Latency;
import dev.footfall.replay.ReplayReport;
import dev.footfall.replay.ReplaySettings;
import dev.footfall.replay.RouteReport;
import dev.footfall.replay.compare.Difference;
import dev.footfall.replay.compare.Difference.BodyDiffers;
import dev.footfall.replay.compare.Difference.FieldAdded;
import dev.footfall.replay.compare.Difference.FieldMissing;
import dev.footfall.replay.compare.Difference.HeaderDiffers;
import dev.footfall.replay.compare.Difference.LengthDiffers;
import dev.footfall.replay.compare.Difference.OrderDiffers;
import dev.footfall.replay.compare.Difference.StatusDiffers;
import dev.footfall.replay.compare.Difference.TypeDiffers;
import dev.footfall.replay.compare.Difference.ValueDiffers;
import dev.footfall.replay.compare.RouteNoise.Finding;
import dev.footfall.replay.compare.RouteNoise.Noise;
import dev.footfall.replay.compare.Spot;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What came of a replay as a JSON document, for programs: every number and name of the text.
final class ReplayJson {

    private ReplayJson() {}

    static Map<String, Object> of(ReplayReport report) {
        ReplaySettings settings = report.settings();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", settings.run());
        json.put("to_url", settings.to().toString());
        json.put("times", settings.times());
        json.put("dry_run", settings.dryRun());
        json.put("clean", report.isClean());
        json.put("read", report.read());
        json.put("sent", report.sent());
        json.put("findings", report.findings());
        json.put("failed", report.failed());
        json.put("given_up", report.notSent());
        json.put("skipped", words(report.skipped()));
        json.put("without_headers", report.withoutHeaders());
        if (settings.pace().isPlanned()) {
            json.put("lag_us", latency(report.lag()));
        }
        json.put("routes", report.routes().stream().map(ReplayJson::route).toList());
        return json;
    }

    private static Map<String, Integer> words(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts.forEach((word, times) -> words.put(word.name().toLowerCase(Locale.ROOT), times));
        return words;
    }

    private static Map<String, Object> latency(Latency latency) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("p50", latency.p50());
        json.put("p99", latency.p99());
        json.put("max", latency.longest());
        return json;
    }

    private static Map<String, Object> route(RouteReport route) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("route", route.route());
        json.put("sent", route.sent());
        json.put("same", route.same());
        json.put("failed", route.failed());
        json.put("failures", route.failures());
        json.put("latency_us", latency(route.latency()));
        json.put("findings", route.findings().stream().map(ReplayJson::finding).toList());
        json.put("ignored", route.ignored());
        json.put("noise", route.noise().stream().map(ReplayJson::noise).toList());
        json.put("not_compared", words(route.notCompared()));
        json.put("masked", route.masked());
        json.put("left_out", route.leftOut());
        return json;
    }

    private static Map<String, Object> spot(Spot spot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", spot.kind().word());
        json.put("place", spot.place());
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = spot(finding.spot());
        json.put("exchanges", finding.exchanges());
        json.put("values", finding.values());
        json.put("noisy", finding.noisy());
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("id", finding.exchange());
        example.put("place", finding.example().place());
        example(example, finding.example());
        json.put("example", example);
        return json;
    }

    private static void example(Map<String, Object> json, Difference difference) {
        switch (difference) {
            case StatusDiffers(int before, int after) -> both(json, before, after);
            case HeaderDiffers differs -> {
                differs.before().ifPresent(before -> json.put("before", before));
                differs.after().ifPresent(after -> json.put("after", after));
            }
            case BodyDiffers(String before, String after) -> both(json, before, after);
            case TypeDiffers differs -> both(json, differs.before().word(), differs.after().word());
            case ValueDiffers differs -> both(json, differs.before(), differs.after());
            case FieldMissing missing -> json.put("before", missing.before().word());
            case FieldAdded added -> json.put("after", added.after().word());
            case LengthDiffers differs -> both(json, differs.before(), differs.after());
            case OrderDiffers _ -> {}
        }
    }

    private static void both(Map<String, Object> json, Object before, Object after) {
        json.put("before", before);
        json.put("after", after);
    }

    private static Map<String, Object> noise(Noise noise) {
        Map<String, Object> json = spot(noise.spot());
        json.put("between_replays", noise.replays());
        json.put("with_clock", noise.clock());
        json.put("covered", noise.covered());
        return json;
    }
}
