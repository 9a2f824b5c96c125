package dev.footfall.store;

import dev.footfall.model.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What the store counts about itself since it was opened. Any thread may read it.
///
/// @param rejected refused inputs by their reason; has an entry for each
/// @param commits transactions that stored events
public record StoreCounters(
        LongAdder stored,
        LongAdder repeated,
        Map<DropReason, LongAdder> rejected,
        LongAdder refusedFull,
        LongAdder refusedNoRoom,
        LongAdder commits,
        LongAdder reopened) {

    public static StoreCounters zero() {
        Map<DropReason, LongAdder> rejected = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            rejected.put(reason, new LongAdder());
        }
        return new StoreCounters(
                new LongAdder(),
                new LongAdder(),
                Map.copyOf(rejected),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder());
    }
}
