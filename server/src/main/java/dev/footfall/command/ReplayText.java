package dev.footfall.command;

import dev.footfall.api.PlainText;
import dev.footfall.replay.Latency;
import dev.footfall.replay.ReplayReport;
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
import dev.footfall.replay.compare.NotCompared;
import dev.footfall.replay.compare.RouteNoise.Finding;
import dev.footfall.replay.compare.RouteNoise.Noise;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Prints what came of a replay for people.
final class ReplayText {

    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_SHOWN = 100;
    private static final double MICROS_A_MILLI = 1_000;

    private final PrintWriter out;

    ReplayText(PrintWriter out) {
        this.out = out;
    }

    void print(ReplayReport report) {
        if (!report.routes().isEmpty()) {
            table(report);
        }
        report.routes().forEach(this::route);
        if (!report.routes().isEmpty()) {
            out.println();
        }
        summary(report);
    }

    private void table(ReplayReport report) {
        boolean dry = report.settings().dryRun();
        Table table =
                dry
                        ? new Table("ROUTE", "TO SEND")
                        : new Table(
                                "ROUTE",
                                "SENT",
                                "SAME",
                                "NOISE",
                                "FINDINGS",
                                "FAILED",
                                "P50 MS",
                                "P99 MS");
        for (RouteReport route : report.routes()) {
            String name = shown(route.route());
            String sent = Integer.toString(route.sent());
            if (dry) {
                table.row(name, sent);
            } else {
                table.row(
                        name,
                        sent,
                        Integer.toString(route.same()),
                        Integer.toString(route.noise().size()),
                        Integer.toString(route.findings().size()),
                        Integer.toString(route.failed()),
                        millis(route.latency().p50()),
                        millis(route.latency().p99()));
            }
        }
        table.print(out);
    }

    private void route(RouteReport route) {
        List<String> lines = new ArrayList<>();
        route.findings().stream()
                .limit(MOST_SHOWN)
                .forEach(finding -> lines.add(finding(finding, route.sent())));
        more(lines, route.findings().size(), "findings");
        route.failures()
                .forEach((why, times) -> lines.add("failed %d: %s".formatted(times, shown(why))));
        route.noise().stream().limit(MOST_SHOWN).forEach(noise -> lines.add(noise(noise)));
        more(lines, route.noise().size(), "places with noise");
        if (route.ignored() > 0) {
            lines.add(counted(route.ignored(), "difference") + " at ignored places");
        }
        if (route.leftOut() > 0) {
            String many =
                    "%,d more differences were too many to be told apart; --ignore makes room";
            lines.add(many.formatted(route.leftOut()));
        }
        if (!lines.isEmpty()) {
            out.println();
            out.println(shown(route.route()));
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private static void more(List<String> lines, int all, String what) {
        if (all > MOST_SHOWN) {
            lines.add("and %,d more %s; --json tells them all".formatted(all - MOST_SHOWN, what));
        }
    }

    private static String finding(Finding finding, int sent) {
        String noisy =
                finding.noisy() > 0
                        ? ", in %d of two replays of the same".formatted(finding.noisy())
                        : "";
        return "finding: %s: %s (in %d of %d%s; %s)"
                .formatted(
                        shown(finding.spot().text()),
                        said(finding.example()),
                        finding.exchanges(),
                        sent,
                        noisy,
                        finding.exchange());
    }

    private static String noise(Noise noise) {
        List<String> how = new ArrayList<>();
        if (noise.replays() > 0) {
            how.add("between replays of " + noise.replays());
        }
        if (noise.clock() > 0) {
            how.add("with the clock in " + noise.clock());
        }
        return "noise: %s (%s)".formatted(shown(noise.spot().text()), String.join(", ", how));
    }

    private static String said(Difference difference) {
        return switch (difference) {
            case StatusDiffers(int before, int after) -> before + " is now " + after;
            case HeaderDiffers(_, Optional<String> before, Optional<String> after) ->
                    quoted(before) + " is now " + quoted(after);
            case BodyDiffers(String before, String after) ->
                    quoted(before) + " is now " + quoted(after);
            case TypeDiffers differs ->
                    differs.before().word() + " is now " + differs.after().word();
            case ValueDiffers differs ->
                    quoted(differs.before()) + " is now " + quoted(differs.after());
            case FieldMissing missing -> "the " + missing.before().word() + " is gone";
            case FieldAdded added -> "a new " + added.after().word();
            case LengthDiffers differs -> differs.before() + " are now " + differs.after();
            case OrderDiffers _ -> "another order";
        };
    }

    private static String quoted(Optional<String> text) {
        return text.map(ReplayText::quoted).orElse("nothing");
    }

    private static String quoted(String text) {
        return "\"" + shown(text) + "\"";
    }

    private static String shown(String text) {
        return PlainText.clean(text, LONGEST_SHOWN);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f", micros / MICROS_A_MILLI);
    }

    private void summary(ReplayReport report) {
        String how = report.settings().times() == 1 ? "once" : "twice";
        if (report.settings().dryRun()) {
            out.printf(
                    "%,d of %,d kept requests would be sent %s", report.sent(), report.read(), how);
        } else {
            out.printf("%,d of %,d kept requests were sent %s", report.sent(), report.read(), how);
        }
        out.printf(" to %s.%n", report.settings().to());
        report.skipped()
                .forEach((why, times) -> out.printf("Not sent: %,d %s.%n", times, why.text()));
        report.withoutHeaders()
                .forEach((name, times) ->
                        out.printf(
                                "Without the masked header %s: %,d; --header gives it.%n",
                                shown(name), times));
        notCompared(report);
        lag(report);
        if (report.notSent() > 0) {
            out.printf(
                    "Given up, as nobody answered: %,d requests were not sent.%n",
                    report.notSent());
        }
        if (!report.settings().dryRun()) {
            out.printf(
                    "%s, %s.%n",
                    counted(report.findings(), "finding"), counted(report.failed(), "failure"));
        }
    }

    private static String counted(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private void notCompared(ReplayReport report) {
        Map<NotCompared, Integer> all = new EnumMap<>(NotCompared.class);
        for (RouteReport route : report.routes()) {
            route.notCompared().forEach((what, times) -> all.merge(what, times, Integer::sum));
        }
        all.forEach((what, times) -> out.printf("Not compared: %,d %s.%n", times, what.text()));
        int masked = report.routes().stream().mapToInt(RouteReport::masked).sum();
        if (masked > 0) {
            out.printf("Not compared: %,d values that are masked in the recording.%n", masked);
        }
    }

    private void lag(ReplayReport report) {
        Latency lag = report.lag();
        if (report.settings().pace().isPlanned() && !report.settings().dryRun()) {
            out.printf(
                    "Sent later than planned: %s ms at the median, %s at the 99th percentile, %s at"
                            + " most.%n",
                    millis(lag.p50()), millis(lag.p99()), millis(lag.longest()));
        }
    }
}
