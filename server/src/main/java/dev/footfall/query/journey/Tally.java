package dev.footfall.query.journey;

import dev.footfall.query.journey.FunnelAnswer.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// How far tries at a funnel came, and how long they took. For one thread.
final class Tally {

    private static final double MEDIAN = 0.5;
    private static final double NINE_OF_TEN = 0.9;

    private final long[] reached;
    private final List<Times> times = new ArrayList<>();

    /// @param room for how many times there is
    Tally(int steps, AtomicInteger room, RandomGenerator random) {
        this.reached = new long[steps];
        for (int i = 0; i < steps; i++) {
            times.add(new Times(room, random));
        }
    }

    private Tally(long[] reached, List<Times> times) {
        this.reached = reached;
        this.times.addAll(times);
    }

    /// @param furthest the last step that was reached
    /// @param at when each step up to it was
    void add(int furthest, long[] at) {
        for (int step = 0; step <= furthest; step++) {
            reached[step]++;
            if (step > 0) {
                times.get(step).add(at[step] - at[step - 1]);
            }
        }
    }

    long began() {
        return reached[0];
    }

    boolean exact() {
        return times.stream().allMatch(Times::exact);
    }

    List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (int step = 0; step < reached.length; step++) {
            OptionalDouble median = times.get(step).percentile(MEDIAN);
            stages.add(new Stage(reached[step], median, times.get(step).percentile(NINE_OF_TEN)));
        }
        return stages;
    }

    /// All together.
    ///
    /// @param all never empty, of one number of steps
    static Tally of(List<Tally> all) {
        long[] sum = new long[all.getFirst().reached.length];
        List<Times> times = new ArrayList<>();
        for (int step = 0; step < sum.length; step++) {
            int of = step;
            sum[step] = all.stream().mapToLong(tally -> tally.reached[of]).sum();
            times.add(Times.of(all.stream().map(tally -> tally.times.get(of)).toList()));
        }
        return new Tally(sum, times);
    }
}
