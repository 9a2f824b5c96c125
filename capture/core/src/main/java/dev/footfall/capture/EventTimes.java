package dev.footfall.capture;

import dev.footfall.capture.Memory.For;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Notes when the events of a `text/event-stream` pass by: [SentEvents] says what an event is and
/// what is told of them. Looks at each byte once, holds no more than the times of the first [#MOST]
/// events, and asks for the time once for each write that ends one. For one thread at a time.
final class EventTimes {

    /// Of how many events the times are noted.
    static final int MOST = 256;

    private static final String TYPE = "text/event-stream";
    private static final byte[] DATA = {'d', 'a', 't', 'a'};

    /// What a stream may begin with: U+FEFF in UTF-8.
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// Where a line is once it can have no name that matters.
    private static final int BEYOND = DATA.length + 1;

    private static final int FIRST = 16;
    private static final long NANOS = 1_000;
    private static final long[] NOTHING = {};

    private final LongSupplier elapsed;
    private final Memory memory;
    private final Losses losses;

    private int marked;
    private int column;
    private boolean returned;
    private boolean data;

    private long[] nanos = NOTHING;
    private int held;
    private boolean full;
    private long count;
    private long last;
    private long longestGap;

    /// @param elapsed nanoseconds since the exchange began
    EventTimes(LongSupplier elapsed, Memory memory, Losses losses) {
        this.elapsed = elapsed;
        this.memory = memory;
        this.losses = losses;
    }

    /// Whether a content type is that of an event stream, with or without parameters.
    static boolean areIn(@Nullable String type) {
        if (type == null || !type.regionMatches(true, 0, TYPE, 0, TYPE.length())) {
            return false;
        }
        String rest = type.substring(TYPE.length()).stripLeading();
        return rest.isEmpty() || rest.charAt(0) == ';';
    }

    void pass(byte[] bytes, int from, int length) {
        long ended = 0;
        for (int i = from; i < from + length; i++) {
            if (ends(bytes[i])) {
                ended++;
            }
        }
        if (ended > 0) {
            note(ended);
        }
    }

    void pass(byte b) {
        if (ends(b)) {
            note(1);
        }
    }

    /// Whether an event ends with this byte.
    private boolean ends(byte b) {
        if (marked < MARK.length) {
            if (b == MARK[marked]) {
                marked++;
                return false;
            }
            column = marked > 0 ? BEYOND : 0;
            marked = MARK.length;
        }
        boolean second = returned && b == '\n';
        returned = b == '\r';
        if (second) {
            return false;
        }
        if (returned || b == '\n') {
            return endsLine();
        }
        if (column < DATA.length) {
            column = b == DATA[column] ? column + 1 : BEYOND;
        } else if (column == DATA.length) {
            data |= b == ':';
            column = BEYOND;
        }
        return false;
    }

    private boolean endsLine() {
        boolean ended = column == 0 && data;
        data = column != 0 && (data || column == DATA.length);
        column = 0;
        return ended;
    }

    /// @param ended how many events ended with what has passed by now
    private void note(long ended) {
        long now = elapsed.getAsLong();
        longestGap = count == 0 ? 0 : Math.max(longestGap, now - last);
        last = now;
        count += ended;
        int room = (int) Math.min(ended, MOST - held);
        for (int i = 0; i < room && !full; i++) {
            if (held < nanos.length || grow()) {
                nanos[held++] = now;
            }
        }
    }

    private boolean grow() {
        int target = Math.min(MOST, Math.max(FIRST, 2 * nanos.length));
        if (!memory.reserve(bytes(target - nanos.length), For.BODY)) {
            losses.add(Loss.BODY_MEMORY, 1);
            full = true;
            return false;
        }
        nanos = Arrays.copyOf(nanos, target);
        return true;
    }

    private static long bytes(int times) {
        return (long) Long.BYTES * times;
    }

    void release() {
        memory.release(bytes(nanos.length));
        nanos = NOTHING;
        held = 0;
        full = true;
    }

    SentEvents told() {
        long[] noted = nanos;
        int times = Math.min(held, noted.length); // a late writer may still be at it
        List<Long> micros = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            micros.add(noted[i] / NANOS);
        }
        return new SentEvents(count, micros, last / NANOS, longestGap / NANOS);
    }
}
