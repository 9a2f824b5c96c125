package dev.footfall.ingest.network;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.footfall.model.Address;
import dev.footfall.model.Network;
import dev.footfall.store.NetworkStore;
import dev.footfall.store.NetworkStore.Known;
import dev.footfall.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out from which networks visitors come, on a few threads of its own, and has it stored. Of
/// addresses nothing is kept but in memory and for a while. What does not fit is counted and asked
/// for again with the visitor's next hit. Any thread may call it.
public final class Networks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Networks.class);

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_ADDRESSES = 50_000;
    private static final int MOST_VISITORS = 200_000;
    private static final Duration ADDRESS_KEPT = Duration.ofHours(6);
    private static final Duration SILENCE_KEPT = Duration.ofMinutes(1);
    private static final Duration VISITOR_KEPT = Duration.ofHours(12);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /// Addresses that mean something else in every place (RFC 6890): no name of theirs says
    /// anything, and asking would tell others about our network.
    private static final List<Network> PRIVATE =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "224.0.0.0/3",
                            "::/127",
                            "fc00::/7",
                            "fe80::/10",
                            "ff00::/8")
                    .map(block -> Network.parse(block).orElseThrow())
                    .toList();

    private final ReverseNames names;
    private final NetworkStore store;
    private final NetworkCounters counters = new NetworkCounters();
    private final Cache<Address, Found> addresses;
    private final Cache<Visitor, Boolean> visitors;
    private final ThreadPoolExecutor asking;
    private final BlockingQueue<Known> toKeep = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread keeping;

    /// @param store where it is kept who comes from where
    public Networks(ReverseNames names, NetworkStore store) {
        this.names = names;
        this.store = store;
        this.addresses =
                Caffeine.newBuilder()
                        .maximumSize(MOST_ADDRESSES)
                        .expireAfter(
                                Expiry.creating((Address _, Found found) ->
                                        found.isCertain() ? ADDRESS_KEPT : SILENCE_KEPT))
                        .build();
        this.visitors =
                Caffeine.newBuilder()
                        .maximumSize(MOST_VISITORS)
                        .expireAfterWrite(VISITOR_KEPT)
                        .build();
        this.asking =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        Thread.ofPlatform().daemon().name("footfall-names-", 1).factory());
        this.keeping = Thread.ofPlatform().daemon().name("footfall-networks").unstarted(this::keep);
        keeping.start();
    }

    private record Visitor(int site, long visitor) {}

    /// @param isCertain whether it will be the same for some hours
    private record Found(Optional<String> network, boolean isCertain) {}

    /// Returns at once.
    ///
    /// @param visitor the pseudonym
    void ask(int site, long visitor, Address address) {
        Visitor who = new Visitor(site, visitor);
        if (visitors.getIfPresent(who) != null || isPrivate(address)) {
            return;
        }
        visitors.put(who, true);
        Found found = addresses.getIfPresent(address);
        if (found != null) {
            settle(who, found);
            return;
        }
        try {
            asking.execute(() -> settle(who, find(address)));
        } catch (RejectedExecutionException e) {
            drop(who);
        }
    }

    private static boolean isPrivate(Address address) {
        return PRIVATE.stream().anyMatch(block -> block.contains(address));
    }

    /// Several visitors of one address may wait: only the first one asks.
    private Found find(Address address) {
        Found before = addresses.getIfPresent(address);
        if (before != null) {
            return before;
        }
        Found found =
                switch (names.of(address)) {
                    case ReverseNames.Reply.Named(String name) ->
                            new Found(RegistrableDomain.of(name), true);
                    case ReverseNames.Reply.Nameless _ -> new Found(Optional.empty(), true);
                    case ReverseNames.Reply.Silent _ -> new Found(Optional.empty(), false);
                };
        if (found.network().isEmpty()) {
            (found.isCertain() ? counters.nameless() : counters.silent()).increment();
        }
        addresses.put(address, found);
        return found;
    }

    private void settle(Visitor who, Found found) {
        if (!found.isCertain()) {
            visitors.invalidate(who);
        } else if (found.network().isPresent()
                && !toKeep.offer(new Known(who.site(), who.visitor(), found.network().get()))) {
            drop(who);
        }
    }

    private void drop(Visitor who) {
        counters.dropped().increment();
        visitors.invalidate(who);
    }

    private void keep() {
        try {
            while (true) {
                List<Known> known = new ArrayList<>();
                known.add(toKeep.take());
                toKeep.drainTo(known);
                keep(known);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            List<Known> rest = new ArrayList<>();
            toKeep.drainTo(rest);
            if (!rest.isEmpty()) {
                keep(rest);
            }
        }
    }

    private void keep(List<Known> known) {
        try {
            store.keep(known);
            counters.named().add(known.size());
        } catch (StoreException e) {
            LOG.warn("Where {} visitors come from was not stored", known.size(), e);
            known.forEach(one -> drop(new Visitor(one.site(), one.visitor())));
        }
    }

    public NetworkCounters counters() {
        return counters;
    }

    /// Ends the asking; what was found is stored.
    @Override
    public void close() {
        asking.shutdownNow();
        try {
            asking.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
            keeping.interrupt();
            keeping.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
