package dev.footfall.store;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/// What visits or visitors did, event by event, for one pass over all of it. Blocks.
public interface Trails {

    /// Takes one event after the other: all of one unit together, in the order of happening.
    @FunctionalInterface
    interface Taker {

        /// @param unit the visit or the visitor
        /// @param at microseconds since 1970 UTC
        /// @param marks one bit for each mark of the plan that the event has, the first lowest
        /// @param code stands for the label; two labels have one code only by an accident that
        ///   [Snapshot#names] sees
        void take(long unit, long at, int marks, long code);
    }

    /// What one reading sees: all that was stored up to one moment.
    interface Snapshot {

        void each(Taker taker);

        /// The labels of codes.
        Names names(Collection<Long> codes);

        /// How many events of the site lie in the window.
        long rowsRead();
    }

    /// @param exact whether every code stood for one label only
    record Names(Map<Long, String> byCode, boolean exact) {
        public Names {
            byCode = Map.copyOf(byCode);
        }
    }

    /// Has a thread of the store call `then`, and waits for it. What `then` throws is thrown here.
    <T> T read(TrailPlan plan, Function<Snapshot, T> then);
}
