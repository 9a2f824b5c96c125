package dev.footfall.ingest.visitor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The random salts under which visitors get their pseudonyms, one for each UTC day. With its salt
/// a day's pseudonyms lose any tie to addresses, so each salt is destroyed: 48 hours after its day
/// began, or, when it was made later for a past day (logs are being imported), 48 hours after it
/// was made. Any thread may use it; finding a salt that exists takes no lock.
public final class Salts {

    /// How long a salt lives.
    static final Duration LIFE = Duration.ofDays(2);

    /// The most days with a salt at a time: eleven years of logs.
    static final int MOST_DAYS = 4_000;

    /// When there are that many, so many of the oldest days go at once; the file is written anew.
    private static final int FORGOTTEN_AT_ONCE = 400;

    private static final Logger LOG = LoggerFactory.getLogger(Salts.class);
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    /// @param day days since 1970
    record Salt(long day, Instant made, Key key) {

        Instant end() {
            Instant began = Instant.ofEpochSecond(day * DAY_SECONDS);
            boolean isForPast = made.isAfter(began.plusSeconds(DAY_SECONDS));
            return (isForPast ? made : began).plus(LIFE);
        }
    }

    private final ConcurrentHashMap<Long, Salt> byDay = new ConcurrentHashMap<>();
    private final SaltFile file;
    private final Key stable;
    private final InstantSource clock;
    private final SecureRandom random;

    /// Whether memory holds a salt that could not be written; guarded by this.
    private boolean isUnsaved;

    private Salts(SaltFile file, Key stable, InstantSource clock, SecureRandom random) {
        this.file = file;
        this.stable = stable;
        this.clock = clock;
        this.random = random;
    }

    /// Reads the salts of an earlier run, and destroys those whose time is over.
    ///
    /// @param folder where they are kept, readable by the owner alone; made where it is missing
    public static Salts open(Path folder, InstantSource clock, SecureRandom random)
            throws IOException {
        SaltFile file = SaltFile.in(folder);
        Salts salts = new Salts(file, file.stableKey(random), clock, random);
        file.read().forEach(salt -> salts.byDay.put(salt.day(), salt));
        salts.rewriteWithoutOld();
        return salts;
    }

    /// The key that never changes, for sites that count stable visitors.
    Key stable() {
        return stable;
    }

    /// The salt of a day, made where there is none yet. It is on disk before anybody uses it,
    /// unless the disk fails; then it is in memory until the disk works again.
    Key of(long day) {
        Salt known = byDay.get(day);
        return known == null ? make(day) : known.key();
    }

    /// The salt of a day, where there is one.
    Optional<Key> existing(long day) {
        Salt known = byDay.get(day);
        return known == null ? Optional.empty() : Optional.of(known.key());
    }

    /// The salt of a day; where there is none yet, one that nobody has and that is not kept.
    Key ifAny(long day) {
        return existing(day).orElseGet(() -> Key.random(random));
    }

    private synchronized Key make(long day) {
        Salt known = byDay.get(day);
        if (known != null) {
            return known.key();
        }
        Salt made = new Salt(day, clock.instant(), Key.random(random));
        boolean isFull = byDay.size() >= MOST_DAYS;
        if (isFull) {
            byDay.keySet().stream().sorted().limit(FORGOTTEN_AT_ONCE).forEach(byDay::remove);
        }
        byDay.put(day, made);
        try {
            if (isFull || isUnsaved || hasOld(clock.instant())) {
                rewriteWithoutOld();
            } else {
                file.append(made);
            }
        } catch (IOException e) {
            isUnsaved = true;
            LOG.warn("The salt of a day is kept in memory only: {}", e.toString());
        }
        return made.key();
    }

    /// Destroys the salts whose time is over, in memory and on disk. To be called now and then, at
    /// least every hour; the first hit of a new day does it too.
    ///
    /// @return how many were destroyed
    public synchronized int destroyOld() throws IOException {
        int before = byDay.size();
        Instant now = clock.instant();
        if (isUnsaved || hasOld(now)) {
            rewriteWithoutOld();
        }
        return before - byDay.size();
    }

    private boolean hasOld(Instant now) {
        return byDay.values().stream().anyMatch(salt -> !salt.end().isAfter(now));
    }

    private synchronized void rewriteWithoutOld() throws IOException {
        Instant now = clock.instant();
        byDay.values().removeIf(salt -> !salt.end().isAfter(now));
        file.replace(byDay.values());
        isUnsaved = false;
    }
}
