package dev.footfall.api.capture;

import dev.footfall.model.Notice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what capture libraries say they lost, since the start. Any thread may use it.
public final class LossTally {

    /// For how long after the last loss the operator is told.
    private static final Duration TOLD = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Long> lost = new TreeMap<>();
    private final List<MeterRegistry> registries = new ArrayList<>();
    private long last;

    public LossTally(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(Map<String, Long> losses) {
        losses.forEach((reason, count) -> {
            boolean fits = lost.containsKey(reason) || lost.size() < LossesReader.MOST_REASONS;
            String kept = fits ? reason : LossesReader.OTHER;
            lost.merge(kept, count, Long::sum);
            registries.forEach(registry -> counter(registry, kept).increment(count));
            last = clock.millis();
        });
    }

    /// From now on the registry counts along.
    public synchronized void bindTo(MeterRegistry registry) {
        registries.add(registry);
        lost.forEach((reason, count) -> counter(registry, reason).increment(count));
    }

    private static Counter counter(MeterRegistry registry, String reason) {
        return Counter.builder("footfall.capture.losses")
                .description("Exchanges, or parts of them, that capture libraries lost, by reason")
                .tag("reason", reason)
                .register(registry);
    }

    public synchronized List<Notice> notices() {
        if (lost.isEmpty() || clock.millis() - last > TOLD.toMillis()) {
            return List.of();
        }
        long all = lost.values().stream().mapToLong(Long::longValue).sum();
        return List.of(
                new Notice(
                        "capture",
                        "Capture libraries say that they lost "
                                + all
                                + " exchanges, or parts of them, since this server started;"
                                + " /api/exchanges/losses has the reasons."));
    }
}
