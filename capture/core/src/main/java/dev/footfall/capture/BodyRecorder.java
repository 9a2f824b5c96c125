package dev.footfall.capture;

import dev.footfall.capture.Memory.For;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Notes a body as it passes by: how long it is; its beginning, up to a ceiling; and where there is
/// more, the SHA-256 of all of it; of an event stream, when its events pass by. Holds no more than
/// the ceiling and those times, and less where memory is short. Never throws. For one thread at a
/// time.
public final class BodyRecorder {

    private static final int FIRST = 1 << 10;
    private static final byte[] EMPTY = {};

    private final Memory memory;
    private int ceiling;
    private final Losses losses;
    private byte[] held = EMPTY;
    private int length;
    private long size;
    private boolean full;
    private boolean unseen;
    private volatile boolean ended;
    private @Nullable MessageDigest digest;
    private @Nullable Supplier<@Nullable String> type;
    private LongSupplier elapsed = () -> 0;
    private boolean begun;
    private @Nullable EventTimes events;

    BodyRecorder(int ceiling, Memory memory, Losses losses) {
        this.ceiling = ceiling;
        this.memory = memory;
        this.losses = losses;
        this.full = ceiling == 0;
    }

    /// Has the events noted, where the body turns out to be a stream of them.
    ///
    /// @param type asked for the content type when the body begins, and when it begins anew
    /// @param elapsed nanoseconds since the exchange began
    void noteEvents(Supplier<@Nullable String> type, LongSupplier elapsed) {
        this.type = type;
        this.elapsed = elapsed;
    }

    /// Asks once what kind of body it is, as late as may be: then its headers are set.
    private @Nullable EventTimes events() {
        Supplier<@Nullable String> asked = type;
        if (!begun && asked != null) {
            try {
                if (EventTimes.areIn(asked.get())) {
                    events = new EventTimes(elapsed, memory, losses);
                }
            } catch (RuntimeException e) {
                losses.add(Loss.FAILED, 1);
            }
        }
        begun = true;
        return events;
    }

    /// Bytes that passed by; they are copied.
    public void pass(byte[] bytes, int from, int count) {
        if (count <= 0 || ended) {
            return;
        }
        EventTimes times = events();
        if (times != null) {
            times.pass(bytes, from, count);
        }
        size += count;
        if (ceiling == 0) {
            return;
        }
        int kept = full ? 0 : hold(bytes, from, count);
        if (kept < count) {
            digest(bytes, from + kept, count - kept);
        }
    }

    /// One byte that passed by.
    public void pass(int b) {
        if (full && digest == null && !ended) {
            EventTimes times = events();
            if (times != null) {
                times.pass((byte) b);
            }
            size++;
        } else {
            pass(new byte[] {(byte) b}, 0, 1);
        }
    }

    /// Bytes that passed by unseen: they count, and nothing more is kept.
    public void passUnseen(long count) {
        if (count > 0 && !ended) {
            size += count;
            full = true;
            unseen = true;
        }
    }

    /// A body that somebody else has read, written anew from what came of it: kept like any other,
    /// but it is as long as it was, and has no hash.
    ///
    /// @param count how many bytes it had
    public void passRewritten(byte[] bytes, long count) {
        if (!ended) {
            pass(bytes, 0, bytes.length);
            size = count;
            unseen = true;
        }
    }

    /// What passed by was thrown away before it was sent.
    public void reset() {
        if (ended) {
            return;
        }
        size = 0;
        length = 0;
        digest = null;
        full = ceiling == 0;
        unseen = false;
        begun = false;
        dropEvents();
    }

    private void dropEvents() {
        EventTimes times = events;
        events = null;
        if (times != null) {
            times.release();
        }
    }

    /// Changes how much is kept, best before anything has passed by: what was not kept then cannot
    /// be kept any more.
    void ceiling(int bytes) {
        boolean lost = length < size;
        if (ended || (lost && bytes > ceiling)) {
            return;
        }
        if (bytes < length) {
            length = bytes;
            unseen = true;
        }
        ceiling = bytes;
        full = lost || length == bytes;
    }

    /// Whether any of it is kept.
    public boolean isKept() {
        return ceiling > 0;
    }

    /// Whether its bytes are to be shown as they pass by, as [#pass] does; else it is enough to say
    /// how many there were.
    public boolean isLookedAt() {
        return !ended && (ceiling > 0 || events() != null);
    }

    private int hold(byte[] bytes, int from, int count) {
        int wanted = Math.min(count, ceiling - length);
        if (length + wanted > held.length && !grow(length + wanted)) {
            wanted = held.length - length;
            losses.add(Loss.BODY_MEMORY, 1);
            full = true;
        }
        System.arraycopy(bytes, from, held, length, wanted);
        length += wanted;
        full |= wanted < count;
        return wanted;
    }

    private boolean grow(int least) {
        int target = Math.min(ceiling, Math.max(least, Math.max(FIRST, 2 * held.length)));
        if (!memory.reserve(target - held.length, For.BODY)) {
            return false;
        }
        held = Arrays.copyOf(held, target);
        return true;
    }

    /// What is held was not hashed yet, as most bodies end before the ceiling.
    private void digest(byte[] bytes, int from, int count) {
        MessageDigest running = digest;
        if (running == null) {
            try {
                running = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
            running.update(held, 0, length);
            digest = running;
        }
        running.update(bytes, from, count);
    }

    /// How many bytes passed by.
    public long size() {
        return size;
    }

    /// Bytes of memory that are reserved; to be released with [#release].
    int reserved() {
        return held.length;
    }

    /// What passes by from now on is not noted any more.
    void end() {
        ended = true;
    }

    void release() {
        ended = true;
        memory.release(held.length);
        held = EMPTY;
        length = 0;
        dropEvents();
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// When its events passed by; empty where it is no event stream.
    Optional<SentEvents> sentEvents() {
        EventTimes times = events;
        return times == null ? Optional.empty() : Optional.of(times.told());
    }

    /// What was noted of it.
    ///
    /// @param type the content type
    Body body(String type) {
        String sha256 = digest == null || unseen ? "" : HexFormat.of().formatHex(digest.digest());
        // what has ended is not written to any more, so it need not be copied
        byte[] bytes = ended && held.length == length ? held : Arrays.copyOf(held, length);
        return new Body(bytes, type, size, sha256, length < size || (unseen && full));
    }
}
