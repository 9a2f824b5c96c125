package dev.footfall.bench;

import dev.footfall.Footfall;
import dev.footfall.account.SiteWords;
import dev.footfall.config.Settings;
import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.Hit;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Measures what each step costs a hit on one thread: with everything known from earlier hits, and
/// with an agent, an address and a referrer never seen before. Prints the table of bench part e.
public final class StepTimes {

    private static final int MICROS_A_MILLI = 1_000;
    private static final int WARM_HITS = 10_000;
    private static final int WARM_ROUNDS = 150;

    /// New hits in a round; small beside what the caches hold, so that throwing out is measured too
    /// once they are full.
    private static final int NEW_HITS = 1_000;

    private static final int NEW_ROUNDS = 80;
    private static final String ALL = "all";
    private static final double NANOS_A_MICRO = 1_000;
    private static final double MEGA = 1 << 20;

    private final Site site;
    private final List<Step> steps;
    private final List<Hit> sample;
    private final Random dice = new Random(1);
    private int referrers;

    private StepTimes(Site site, List<Step> steps, List<Hit> sample) {
        this.site = site;
        this.steps = steps;
        this.sample = sample;
    }

    /// @param args the folder with the material for measurements; the data folder is named by the
    ///   environment, as for the server
    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        List<Hit> sample = sample();
        boolean isReal = Files.isDirectory(data);
        List<String> own = sample.stream().map(hit -> hit.sender().userAgent()).distinct().toList();
        NewAgents browsers = new NewAgents(isReal ? NewAgents.browsers(data) : own);
        NewAgents bots = new NewAgents(isReal ? NewAgents.bots(data) : own);
        double before = heap();
        Settings settings = Settings.load(Optional.empty(), System.getenv());
        try (Footfall footfall = Footfall.open(settings, InstantSource.system())) {
            if (footfall.accounts().sites().find(Sample.SITE).isEmpty()) {
                footfall.accounts().sites().add(SiteWords.named(Sample.SITE));
            }
            Site site = footfall.accounts().sites().find(Sample.SITE).orElseThrow();
            double loaded = heap() - before;
            StepTimes times = new StepTimes(site, footfall.pipeline().steps(), sample);
            Map<String, Double> second = times.fresh(browsers, NEW_ROUNDS);
            Map<String, Double> first = times.fresh(bots, NEW_ROUNDS);
            Map<String, Double> warm = times.warm();
            double full = heap() - before;
            print(warm, second, first);
            System.out.printf(
                    Locale.ROOT,
                    "%nHeap held after the start: %.0f MB; with the caches filled by the measurement:"
                            + " %.0f MB (goal: at most 100 MB). Agents: %s.%n",
                    loaded,
                    full,
                    isReal
                            ? "real ones with other version numbers"
                            : "those of the sample traffic");
        }
    }

    private static List<Hit> sample() {
        long now = InstantSource.system().millis() * MICROS_A_MILLI;
        List<Hit> hits = new ArrayList<>();
        Sample.traffic(WARM_HITS).forEachRemaining(hit -> hits.add(hit.receivedAt(now)));
        return hits;
    }

    private Map<String, Double> warm() {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < WARM_ROUNDS; round++) {
            time(sample, times);
        }
        return medians(times);
    }

    private Map<String, Double> fresh(NewAgents agents, int rounds) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            timeEach(newHits(agents), times);
        }
        return medians(times);
    }

    private List<Hit> newHits(NewAgents agents) {
        List<Hit> hits = new ArrayList<>();
        for (String agent : agents.next(NEW_HITS)) {
            Hit model = sample.get(hits.size());
            String address =
                    "%d.%d.%d.%d"
                            .formatted(
                                    1 + dice.nextInt(222),
                                    dice.nextInt(256),
                                    dice.nextInt(256),
                                    dice.nextInt(256));
            hits.add(
                    new Hit(
                            model.surface(),
                            model.domain(),
                            model.id(),
                            model.received(),
                            model.happened(),
                            model.kind(),
                            model.name(),
                            model.location(),
                            "https://blog-" + referrers++ + ".example.org/posts/" + referrers,
                            new Sender(address, agent, "", model.sender().headers()),
                            model.exchange(),
                            model.props(),
                            model.revenue(),
                            model.engagement(),
                            model.interactive(),
                            model.mayBePage(),
                            model.original()));
        }
        return hits;
    }

    /// Takes all hits through the first step, then all through the second, and so on: the time of a
    /// step that is too short for the clock.
    private void time(List<Hit> hits, Map<String, List<Double>> times) {
        List<Draft> drafts = new ArrayList<>();
        hits.forEach(hit -> drafts.add(new Draft(hit, site)));
        long[] nanos = new long[steps.size()];
        Share share = new Share();
        for (int i = 0; i < nanos.length; i++) {
            Step step = steps.get(i);
            long start = System.nanoTime();
            drafts.removeIf(draft -> step.apply(draft) instanceof Step.Decision.Drop);
            nanos[i] = System.nanoTime() - start;
        }
        add(times, nanos, share.ofThread() / hits.size());
    }

    /// Takes each hit through all steps, as the pipeline does, looking at the clock in between.
    private void timeEach(List<Hit> hits, Map<String, List<Double>> times) {
        long[] nanos = new long[steps.size()];
        Share share = new Share();
        for (Hit hit : hits) {
            Draft draft = new Draft(hit, site);
            long before = System.nanoTime();
            for (int i = 0; i < nanos.length; i++) {
                if (steps.get(i).apply(draft) instanceof Step.Decision.Drop) {
                    break;
                }
                long after = System.nanoTime();
                nanos[i] += after - before;
                before = after;
            }
        }
        add(times, nanos, share.ofThread() / hits.size());
    }

    /// @param factor by what a step's time is to be multiplied
    private void add(Map<String, List<Double>> times, long[] nanos, double factor) {
        double all = 0;
        for (int i = 0; i < nanos.length; i++) {
            double micros = nanos[i] / NANOS_A_MICRO * factor;
            add(times, name(steps.get(i)), micros);
            all += micros;
        }
        add(times, ALL, all);
    }

    private static void add(Map<String, List<Double>> times, String name, double micros) {
        times.computeIfAbsent(name, n -> new ArrayList<>()).add(micros);
    }

    private static String name(Step step) {
        return step.getClass().getSimpleName();
    }

    /// The part of the time in which this thread had a processor, so that other work on the machine
    /// does not count.
    private static final class Share {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final long wall = System.nanoTime();
        private final long own = THREADS.getCurrentThreadCpuTime();

        double ofThread() {
            double spent = THREADS.getCurrentThreadCpuTime() - own;
            return Math.min(1, spent / (System.nanoTime() - wall));
        }
    }

    /// Of the later half of the rounds, when the compiler has done its work.
    private static Map<String, Double> medians(Map<String, List<Double>> times) {
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((step, all) ->
                medians.put(step, Medians.of(all.subList(all.size() / 2, all.size()))));
        return medians;
    }

    private static void print(
            Map<String, Double> warm, Map<String, Double> browsers, Map<String, Double> bots) {
        System.out.println("| step | known | new, browsers | new, bots |");
        System.out.println("|---|---:|---:|---:|");
        warm.forEach((step, micros) ->
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.2f |%n",
                        step,
                        micros,
                        browsers.getOrDefault(step, 0.0),
                        bots.getOrDefault(step, 0.0)));
    }

    /// MB in use after a collection.
    @SuppressWarnings("SystemGc")
    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }
}
