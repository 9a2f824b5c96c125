package dev.footfall.logfile;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.Identity;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Load;
import dev.footfall.store.Receipt;
import dev.footfall.store.Receipt.Settled;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A log in memory that knows events again by their ids, and can be told to refuse for a while.
public final class Collected implements EventLog {

    public final List<Event> events = new ArrayList<>();
    public final Deque<Settled> refusals = new ArrayDeque<>();
    private final Set<EventId> ids = new HashSet<>();

    @Override
    public synchronized void append(Batch batch, Receipt receipt) {
        if (!refusals.isEmpty()) {
            receipt.settled(refusals.remove());
            return;
        }
        int stored = 0;
        for (Event event : batch.events()) {
            if (ids.add(event.id())) {
                events.add(event);
                stored++;
            }
        }
        receipt.settled(new Settled.Stored(stored, batch.events().size() - stored));
    }

    public Load load() {
        return new Kept();
    }

    private final class Kept implements Load {
        private long stored;
        private long repeated;
        private Optional<Settled> refusal = Optional.empty();

        @Override
        public boolean add(Batch batch) {
            append(batch, this::settled);
            return refusal.isEmpty();
        }

        private void settled(Settled settled) {
            if (settled instanceof Settled.Stored(long more, long known)) {
                stored += more;
                repeated += known;
            } else {
                refusal = Optional.of(settled);
            }
        }

        @Override
        public Settled settle() {
            Settled all = refusal.orElse(new Settled.Stored(stored, repeated));
            stored = 0;
            repeated = 0;
            return all;
        }
    }

    public synchronized List<String> paths() {
        return events.stream().map(event -> event.location().path()).toList();
    }

    public static Optional<Site> site(String domain) {
        return domain.equals("example.com")
                ? Optional.of(
                        new Site(
                                1,
                                "example.com",
                                ZoneOffset.UTC,
                                Identity.DAILY,
                                Duration.ofMinutes(30)))
                : Optional.empty();
    }

    /// Knows the site `example.com`, and has no steps.
    public static Pipeline pipeline() {
        return new Pipeline(Collected::site, List.of());
    }
}
