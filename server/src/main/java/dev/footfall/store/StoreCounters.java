package dev.footfall.store;

import java.util.concurrent.atomic.LongAdder;

/// What the store counts about itself since it was opened. Any thread may read it.
public record StoreCounters(
        LongAdder stored,
        LongAdder repeated,
        LongAdder rejected,
        LongAdder refusedFull,
        LongAdder refusedNoRoom,
        LongAdder commits,
        LongAdder reopened) {

    public StoreCounters() {
        this(
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder());
    }
}
