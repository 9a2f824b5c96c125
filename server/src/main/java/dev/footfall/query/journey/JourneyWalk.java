package dev.footfall.query.journey;

import dev.footfall.store.Trails;
import java.util.Arrays;
import java.util.function.Consumer;

/// Walks trails and cuts out of each visit the way that is asked for. For one thread.
final class JourneyWalk implements Trails.Taker {

    /// The places of the marks in the plan.
    static final int START = 1;

    static final int END = 2;

    private final int steps;
    private final boolean started;
    private final boolean ending;
    private final Consumer<long[]> way;

    /// The last steps, in a ring.
    private final long[] codes;

    private int taken;
    private boolean begun;
    private boolean done;
    private long[] led = {};
    private long unit;

    /// @param started whether ways begin with a mark
    /// @param ending whether they end with one
    /// @param way told of each visit's way, of one step or more
    JourneyWalk(int steps, boolean started, boolean ending, Consumer<long[]> way) {
        this.steps = steps;
        this.started = started;
        this.ending = ending;
        this.way = way;
        this.codes = new long[steps];
        this.begun = !started;
    }

    @Override
    public void take(long next, long moment, int marks, long code) {
        if (next != unit) {
            end();
            unit = next;
        }
        boolean starts = !begun && (marks & START) != 0;
        begun |= starts;
        if (!begun || done) {
            return;
        }
        if (taken == 0 || codes[(taken - 1) % steps] != code) {
            codes[taken % steps] = code;
            taken++;
        }
        if (ending) {
            if ((marks & END) != 0 && !starts) {
                led = last();
                done = started;
            } else if (started && taken == steps) {
                done = true;
            }
        } else if (taken == steps) {
            done = true;
        }
    }

    /// The last steps, the oldest first.
    private long[] last() {
        int length = Math.min(taken, steps);
        long[] last = new long[length];
        for (int i = 0; i < length; i++) {
            last[i] = codes[(taken - length + i) % steps];
        }
        return last;
    }

    /// After the last event of all.
    void end() {
        long[] found = ending ? led : last();
        if (found.length > 0) {
            way.accept(found);
        }
        taken = 0;
        begun = !started;
        done = false;
        led = new long[0];
        Arrays.fill(codes, 0);
    }
}
