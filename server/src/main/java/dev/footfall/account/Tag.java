package dev.footfall.account;

import dev.footfall.store.StoredTag;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A named counter of a site. Its count is that of the uses that are durable: a use announces
/// itself, and is counted when it is on disk. So each use has a count of its own, without gaps,
/// however many come at once. Any thread may use it; nothing here waits but [#leave].
public final class Tag {

    private final long number;
    private final int site;
    private final String name;
    private final long created;
    private long uses;
    private long used;
    private int underWay;
    private boolean leaving;

    Tag(StoredTag stored) {
        this.number = stored.number();
        this.site = stored.site();
        this.name = stored.name();
        this.created = stored.created();
        this.uses = stored.uses();
        this.used = stored.used();
    }

    /// What can be told of a tag at one moment.
    ///
    /// @param uses how often it was used
    /// @param used when it was last used, microseconds since 1970 UTC; 0 for never
    public record Count(long uses, long used) {}

    /// The same at all times, whatever the tag is called.
    public long number() {
        return number;
    }

    public int site() {
        return site;
    }

    public String name() {
        return name;
    }

    /// Microseconds since 1970 UTC.
    public long created() {
        return created;
    }

    public synchronized Count count() {
        return new Count(uses, used);
    }

    /// Announces a use that is on its way to the disk; [#counted] or [#missed] must follow. False,
    /// and nothing follows, while the tag is being renamed or removed.
    public synchronized boolean announce() {
        if (!leaving) {
            underWay++;
        }
        return !leaving;
    }

    /// The use that was announced is durable. Answers the count with it.
    ///
    /// @param at microseconds since 1970 UTC
    public synchronized long counted(long at) {
        uses++;
        used = Math.max(used, at);
        return arrived();
    }

    /// The use that was announced was not stored, or was known already. Answers the count without
    /// it.
    public synchronized long missed() {
        return arrived();
    }

    private long arrived() {
        underWay--;
        notifyAll();
        return uses;
    }

    /// Takes no further uses and waits for those under way, so that none of them meets a tag of
    /// another name. Whether they arrived in time; if not, the tag stays.
    synchronized boolean leave(Duration patience) {
        leaving = true;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (underWay > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leaving = underWay == 0;
        return leaving;
    }

    /// It takes uses again.
    synchronized void stay() {
        leaving = false;
    }

    /// The same under another name.
    synchronized Tag named(String other) {
        return new Tag(new StoredTag(number, site, other, uses, created, used));
    }
}
