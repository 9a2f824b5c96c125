package dev.footfall.ingest.page;

import dev.footfall.ingest.visitor.SipHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Which paths each site has had on the last few days, as hashes in memory, up to a bound for each
/// site and day. After a restart it begins empty: the day's count starts anew. Any thread may ask.
final class PathBook {

    /// Days kept for a site: hits of other days, as from a log, begin one anew.
    private static final int DAYS = 3;

    /// What one path takes at most, bytes.
    private static final int BYTES = 32;

    /// All sites together may take this part of the heap; above it each may only have an even
    /// share.
    private static final int PART_OF_HEAP = 16;

    private final int limit;
    private final long mostTogether;

    /// Nobody outside can make paths that are taken for each other.
    private final long low;

    private final long high;
    private final Map<Integer, OfSite> sites = new ConcurrentHashMap<>();
    private final AtomicLong together = new AtomicLong();

    /// @param limit the most paths of one site on one day
    PathBook(int limit, SecureRandom random) {
        this(limit, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES, random);
    }

    /// @param mostTogether paths of all sites above which each may only have an even share
    PathBook(int limit, long mostTogether, SecureRandom random) {
        this.limit = limit;
        this.mostTogether = mostTogether;
        this.low = random.nextLong();
        this.high = random.nextLong();
    }

    /// One site's days, the one begun last at the end.
    private static final class OfSite {
        final List<Day> days = new ArrayList<>(DAYS);

        @Nullable Day find(long number) {
            for (Day day : days) {
                if (day.number == number) {
                    return day;
                }
            }
            return null;
        }
    }

    private static final class Day {
        final long number;
        final LongSet paths = new LongSet();

        Day(long number) {
            this.number = number;
        }
    }

    /// Whether the path is known on that day or still finds room; what was known the day before
    /// always is.
    ///
    /// @param day days since 1970 UTC
    boolean takes(int site, long day, String path) {
        long key = SipHash.of(low, high, path.getBytes(StandardCharsets.UTF_8));
        OfSite own = sites.computeIfAbsent(site, _ -> new OfSite());
        synchronized (own) {
            Day today = own.find(day);
            if (today == null) {
                today = begin(own, day);
            }
            if (today.paths.contains(key)) {
                return true;
            }
            if (today.paths.size() < room()) {
                today.paths.add(key);
                together.incrementAndGet();
                return true;
            }
            Day before = own.find(day - 1);
            return before != null && before.paths.contains(key);
        }
    }

    /// What [#takes] would answer; nothing is noted.
    boolean wouldTake(int site, long day, String path) {
        OfSite own = sites.get(site);
        if (own == null) {
            return true;
        }
        long key = SipHash.of(low, high, path.getBytes(StandardCharsets.UTF_8));
        synchronized (own) {
            Day today = own.find(day);
            Day before = own.find(day - 1);
            return today == null
                    || today.paths.contains(key)
                    || today.paths.size() < room()
                    || (before != null && before.paths.contains(key));
        }
    }

    private Day begin(OfSite own, long number) {
        if (own.days.size() == DAYS) {
            together.addAndGet(-own.days.removeFirst().paths.size());
        }
        Day day = new Day(number);
        own.days.add(day);
        return day;
    }

    private long room() {
        return together.get() < mostTogether
                ? limit
                : Math.min(limit, mostTogether / DAYS / sites.size());
    }
}
