package dev.footfall.store;

import dev.footfall.model.DropReason;
import dev.footfall.model.Rejected;
import dev.footfall.store.Receipt.Settled.Stored;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// What the store counts about itself since it was opened. Any thread may read it.
///
/// @param rejected refused inputs by their reason; has an entry for each
/// @param commits transactions that stored events
/// @param records groups that became durable in the journal, each with one fsync
public record StoreCounters(
        LongAdder stored,
        LongAdder repeated,
        Map<DropReason, LongAdder> rejected,
        LongAdder refusedFull,
        LongAdder refusedNoRoom,
        LongAdder commits,
        LongAdder records,
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
                new LongAdder(),
                new LongAdder());
    }

    /// Counts a batch that is durable.
    public void count(Batch batch, Stored result) {
        stored.add(result.stored());
        repeated.add(result.repeated());
        for (Rejected refused : batch.rejected()) {
            Objects.requireNonNull(rejected.get(refused.reason())).increment();
        }
    }
}
