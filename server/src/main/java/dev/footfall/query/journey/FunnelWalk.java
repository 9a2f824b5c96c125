package dev.footfall.query.journey;

import dev.footfall.store.Trails;
import java.util.Arrays;

/// Walks trails through a funnel in one pass, whatever their length. For each step it remembers the
/// try with the latest start that came as far, since that one has the most time left. Of a unit's
/// tries the one counts that was the first to come furthest. For one thread.
final class FunnelWalk implements Trails.Taker {

    /// Told of each unit that took the first step.
    @FunctionalInterface
    interface Ended {

        /// @param furthest the last step that was reached
        /// @param at when each step up to it was; the array is used again
        /// @param code of the first step's event
        void ended(int furthest, long[] at, long code);
    }

    private final int steps;
    private final long within;
    private final Ended ended;
    private final long[][] at;
    private final long[] codes;
    private final boolean[] held;
    private final long[] best;
    private long bestCode;
    private int furthest = -1;
    private long unit;

    /// @param within how long a try may take, microseconds
    FunnelWalk(int steps, long within, Ended ended) {
        this.steps = steps;
        this.within = within;
        this.ended = ended;
        this.at = new long[steps][steps];
        this.codes = new long[steps];
        this.held = new boolean[steps];
        this.best = new long[steps];
    }

    /// From the last step to the first, so that one event is one step only.
    @Override
    public void take(long next, long moment, int marks, long code) {
        if (next != unit) {
            end();
            unit = next;
        }
        for (int step = steps - 1; step > 0; step--) {
            if ((marks & 1 << step) != 0 && advances(step, moment)) {
                System.arraycopy(at[step - 1], 0, at[step], 0, step);
                reach(step, moment, codes[step - 1]);
            }
        }
        if ((marks & 1) != 0) {
            reach(0, moment, code);
        }
    }

    private boolean advances(int step, long moment) {
        long start = at[step - 1][0];
        return held[step - 1] && moment - start <= within && (!held[step] || start > at[step][0]);
    }

    private void reach(int step, long moment, long code) {
        at[step][step] = moment;
        codes[step] = code;
        held[step] = true;
        if (step > furthest) {
            furthest = step;
            System.arraycopy(at[step], 0, best, 0, step + 1);
            bestCode = code;
        }
    }

    /// After the last event of all.
    void end() {
        if (furthest >= 0) {
            ended.ended(furthest, best, bestCode);
        }
        furthest = -1;
        Arrays.fill(held, false);
    }
}
