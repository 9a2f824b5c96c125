package dev.footfall.bench.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures every [Scenario] in several rounds, each in processes of its own, and prints the table
/// of bench part g: what is added to the same requests without a filter.
public final class CaptureCosts {

    private static final int WARM_UPS = 6;
    private static final long WARM_UP_MILLIS = 500;
    private static final int ITERATIONS = 4;
    private static final long ITERATION_MILLIS = 400;
    private static final double NANOS_A_MICRO = 1_000;

    private final Map<Scenario, List<Cost>> costs = new EnumMap<>(Scenario.class);

    /// What one exchange took in one iteration.
    ///
    /// @param bytes allocated by the request's thread
    /// @param micros of processor time of the request's thread
    /// @param allBytes allocated by all threads
    /// @param allMicros of processor time of all threads but the compiler's and the collector's
    private record Cost(double bytes, double micros, double allBytes, double allMicros) {

        Cost minus(Cost other) {
            return new Cost(
                    bytes - other.bytes,
                    micros - other.micros,
                    allBytes - other.allBytes,
                    allMicros - other.allMicros);
        }
    }

    private CaptureCosts() {}

    /// @param args how many rounds; a file for what JMH says; then scenarios, all when none is
    ///   named
    public static void main(String[] args) throws RunnerException {
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            Scenario named = Scenario.valueOf(args[i]);
            scenarios.add(named);
            scenarios.add(named.bare());
        }
        CaptureCosts measured = new CaptureCosts();
        List<Scenario> chosen =
                List.of(Scenario.values()).stream()
                        .filter(s -> scenarios.isEmpty() || scenarios.contains(s))
                        .toList();
        for (int round = 0; round < Integer.parseInt(args[0]); round++) {
            measured.round(chosen, args[1] + "." + round);
        }
        measured.print();
    }

    private void round(List<Scenario> scenarios, String log) throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(ExchangeBenchmark.class.getSimpleName())
                        .param(
                                "scenario",
                                scenarios.stream().map(Enum::name).toArray(String[]::new))
                        .forks(1)
                        .warmupIterations(WARM_UPS)
                        .warmupTime(TimeValue.milliseconds(WARM_UP_MILLIS))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.milliseconds(ITERATION_MILLIS))
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.NORMAL)
                        .output(log)
                        .build();
        for (RunResult run : new Runner(options).run()) {
            Scenario scenario = Scenario.valueOf(run.getParams().getParam("scenario"));
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    costs.computeIfAbsent(scenario, s -> new ArrayList<>())
                            .add(cost(iteration, scenario.body().batch()));
                }
            }
        }
    }

    private static Cost cost(IterationResult iteration, int batch) {
        double exchanges = score(iteration, "exchanges");
        return new Cost(
                score(iteration, "bytes") / exchanges,
                score(iteration, "nanos") / exchanges / NANOS_A_MICRO,
                score(iteration, "gc.alloc.rate.norm") / batch,
                score(iteration, "allNanos") / exchanges / NANOS_A_MICRO);
    }

    private static double score(IterationResult iteration, String name) {
        Result<?> result = iteration.getSecondaryResults().get(name);
        if (result == null) {
            throw new IllegalStateException("JMH tells nothing of " + name);
        }
        return result.getScore();
    }

    private Cost median(Scenario scenario) {
        List<Cost> all = costs.getOrDefault(scenario, List.of());
        return new Cost(
                median(all.stream().map(Cost::bytes).toList()),
                median(all.stream().map(Cost::micros).toList()),
                median(all.stream().map(Cost::allBytes).toList()),
                median(all.stream().map(Cost::allMicros).toList()));
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void print() {
        System.out.println("| body | filter | bytes | µs | bytes, all threads | µs, all threads |");
        System.out.println("|---|---|---:|---:|---:|---:|");
        for (Body body : Body.values()) {
            for (Scenario scenario : costs.keySet()) {
                if (scenario.body() == body) {
                    boolean bare = scenario.bare() == scenario;
                    Cost cost = median(scenario);
                    print(scenario, bare ? cost : cost.minus(median(scenario.bare())));
                }
            }
        }
    }

    private static void print(Scenario scenario, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.2f | %,.0f | %,.2f |%n",
                scenario.body().words(),
                scenario.subject().words(),
                cost.bytes(),
                cost.micros(),
                cost.allBytes(),
                cost.allMicros());
    }
}
