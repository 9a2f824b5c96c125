package dev.footfall.api.operate;

import dev.footfall.ingest.network.NetworkCounters;
import dev.footfall.store.StoreCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/// The numbers that `/metrics` shows, and what they are called.
public final class Meters {

    private Meters() {}

    /// @param waiting how many events wait to be written
    /// @param notices how many things the operator is told of at `/health/ready`
    @SuppressWarnings("resource") // lives as long as the process
    public static void bind(
            MeterRegistry registry, StoreCounters store, IntSupplier waiting, IntSupplier notices) {
        counter(registry, "footfall.events.stored", "Events made durable", store.stored());
        counter(
                registry,
                "footfall.events.repeated",
                "Events whose id was stored already",
                store.repeated());
        counter(
                registry,
                "footfall.appends.refused.full",
                "Appends refused with 503 because too many waited",
                store.refusedFull());
        counter(
                registry,
                "footfall.appends.refused.no.room",
                "Appends refused with 507 because the disk had no room",
                store.refusedNoRoom());
        counter(registry, "footfall.store.commits", "Transactions", store.commits());
        counter(
                registry,
                "footfall.store.reopened",
                "Times the store was opened again after an I/O error",
                store.reopened());
        store.rejected()
                .forEach((reason, count) ->
                        FunctionCounter.builder("footfall.hits.dropped", count, LongAdder::sum)
                                .description("Hits that became no event, by reason")
                                .tag("reason", reason.word())
                                .register(registry));
        Gauge.builder("footfall.events.waiting", waiting::getAsInt)
                .description("Events that wait to be written")
                .register(registry);
        Gauge.builder("footfall.notices", notices::getAsInt)
                .description("What the server goes on without; /health/ready says what")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// @param replaced how many hits have lost their path to `path.limit`
    public static void bindPaths(MeterRegistry registry, LongAdder replaced) {
        counter(
                registry,
                "footfall.paths.replaced",
                "Hits whose path was one too many for its site and day",
                replaced);
    }

    /// @param networks what became of questions for visitors' networks
    public static void bindNetworks(MeterRegistry registry, NetworkCounters networks) {
        counter(
                registry,
                "footfall.networks.named",
                "Visitors whose network was found",
                networks.named());
        counter(
                registry,
                "footfall.networks.nameless",
                "Addresses for which DNS has no name that is registered",
                networks.nameless());
        counter(
                registry,
                "footfall.networks.silent",
                "Questions that no name server answered in time",
                networks.silent());
        counter(
                registry,
                "footfall.networks.dropped",
                "Visitors for whose network there was no room to ask or to write",
                networks.dropped());
    }

    private static void counter(
            MeterRegistry registry, String name, String description, LongAdder count) {
        FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .register(registry);
    }
}
