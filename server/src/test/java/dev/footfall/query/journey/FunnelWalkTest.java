package dev.footfall.query.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The one pass against trying every start there is.
class FunnelWalkTest {

    private static final int TRAILS = 20_000;

    private record Step(long at, int marks) {}

    /// How far a try came, when each step was, and the place of its last event.
    private record Try(int furthest, List<Long> at, int last) {}

    @Test
    void counts_what_trying_every_start_counts() {
        Random random = new Random(7);
        List<String> walked = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        for (int trail = 1; trail <= TRAILS; trail++) {
            int steps = 2 + random.nextInt(4);
            long within = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(12);
            List<Step> events = events(random, steps);
            FunnelWalk walk =
                    new FunnelWalk(
                            steps,
                            within,
                            (furthest, at, code) ->
                                    walked.add(
                                            furthest
                                                    + Arrays.toString(
                                                            Arrays.copyOf(at, furthest + 1))
                                                    + (at[0] == code)));
            for (Step event : events) {
                walk.take(trail, event.at(), event.marks(), event.at());
            }
            walk.end();
            best(events, steps, within)
                    .ifPresent(one -> tried.add(one.furthest() + "" + one.at() + true));
        }
        assertThat(walked).hasSizeGreaterThan(TRAILS / 2).isEqualTo(tried);
    }

    private static List<Step> events(Random random, int steps) {
        List<Step> events = new ArrayList<>();
        long at = 0;
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            at += random.nextInt(4);
            events.add(new Step(at, random.nextInt(1 << steps)));
        }
        return events;
    }

    /// The furthest; of these the first to be there; of these the one that started last.
    private static Optional<Try> best(List<Step> events, int steps, long within) {
        Try best = null;
        for (int start = 0; start < events.size(); start++) {
            if ((events.get(start).marks() & 1) != 0) {
                Try one = from(start, events, steps, within);
                boolean better =
                        best == null
                                || one.furthest() > best.furthest()
                                || (one.furthest() == best.furthest()
                                        && one.furthest() > 0
                                        && earlier(one, best));
                best = better ? one : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean earlier(Try one, Try best) {
        return one.last() < best.last()
                || (one.last() == best.last() && one.at().getFirst() > best.at().getFirst());
    }

    private static Try from(int start, List<Step> events, int steps, long within) {
        List<Long> at = new ArrayList<>(List.of(events.get(start).at()));
        int last = start;
        for (int i = start + 1; i < events.size() && at.size() < steps; i++) {
            boolean next = (events.get(i).marks() & 1 << at.size()) != 0;
            if (next && events.get(i).at() - at.getFirst() <= within) {
                at.add(events.get(i).at());
                last = i;
            }
        }
        return new Try(at.size() - 1, at, last);
    }
}
