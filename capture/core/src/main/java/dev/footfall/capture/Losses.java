package dev.footfall.capture;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what was lost, by reason: all of it, and what no server was told of yet. For any thread.
public final class Losses {

    private final Map<Loss, LongAdder> all = adders();
    private final Map<Loss, LongAdder> untold = adders();

    Losses() {}

    private static Map<Loss, LongAdder> adders() {
        Map<Loss, LongAdder> adders = new EnumMap<>(Loss.class);
        for (Loss loss : Loss.values()) {
            adders.put(loss, new LongAdder());
        }
        return adders;
    }

    /// How many of this reason since the start.
    public long count(Loss loss) {
        return adder(all, loss).sum();
    }

    void add(Loss loss, long count) {
        adder(all, loss).add(count);
        adder(untold, loss).add(count);
    }

    /// What the server has still to be told; from now on it counts as told.
    Map<Loss, Long> take() {
        Map<Loss, Long> taken = new EnumMap<>(Loss.class);
        untold.forEach((loss, adder) -> {
            long count = adder.sumThenReset();
            if (count > 0) {
                taken.put(loss, count);
            }
        });
        return taken;
    }

    /// It could not be told after all.
    void putBack(Map<Loss, Long> taken) {
        taken.forEach((loss, count) -> adder(untold, loss).add(count));
    }

    private static LongAdder adder(Map<Loss, LongAdder> adders, Loss loss) {
        LongAdder adder = adders.get(loss);
        if (adder == null) {
            throw new IllegalStateException("every loss is counted: " + loss);
        }
        return adder;
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
