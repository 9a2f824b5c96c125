package dev.footfall.capture;

import dev.footfall.capture.mask.Masker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One exchange while it goes on, filled in by an adapter and handed over once by [#finish]. None
/// of its methods throws or blocks. Its setters are for one thread at a time; `finish` and `cancel`
/// may be called by several, and the first call counts.
public final class Recording {

    /// What an adapter gets for an exchange that is not captured; all of its methods do nothing.
    public static final Recording OFF = new Recording();

    /// Begins what patterns are held against where another host is called.
    static final String OTHERS = "//";

    private static final long NEVER = -1;

    final String method;
    final String path;
    final Instant time;
    private final @Nullable Capture capture;
    private final long startedNanos;
    private final BodyRecorder requestBody;
    private final BodyRecorder responseBody;
    private final AtomicBoolean ended = new AtomicBoolean();

    /// Whether the application calls somebody else.
    final boolean outgoing;

    String scheme = "";
    String host = "";
    String query = "";
    String address = "";
    String route = "";
    String name = "";
    String consumer = "";
    String traceId = "";
    Map<String, List<String>> requestHeaders = Map.of();
    Map<String, List<String>> responseHeaders = Map.of();
    long firstByteNanos = NEVER;
    long durationNanos = NEVER;
    int status;
    Ending ending = Ending.COMPLETED;
    long sequence;
    long reserved;
    @Nullable Masker masker;
    private @Nullable Tracking tracking;

    /// By which it was chosen, what its handler says may yet lower it; negative where a pattern has
    /// settled it.
    double share = Switches.UNSET;

    /// Whether a pattern has settled how much of bodies is kept.
    boolean ceilingSet;

    private Recording() {
        capture = null;
        method = "";
        path = "";
        outgoing = false;
        time = Instant.EPOCH;
        startedNanos = 0;
        Memory none = new Memory(0);
        requestBody = new BodyRecorder(0, none, new Losses());
        responseBody = requestBody;
    }

    Recording(
            Capture capture,
            String method,
            String path,
            boolean outgoing,
            Instant time,
            long startedNanos,
            BodyRecorder requestBody,
            BodyRecorder responseBody) {
        this.capture = capture;
        this.method = method;
        this.path = path;
        this.outgoing = outgoing;
        this.time = time;
        this.startedNanos = startedNanos;
        this.requestBody = requestBody;
        this.responseBody = responseBody;
    }

    /// Whether the exchange is captured; where it is not, an adapter need not wrap anything.
    public boolean isOn() {
        return capture != null;
    }

    /// What patterns are held against: of an outgoing call, `//`, its host, and its path.
    String subject() {
        return outgoing ? OTHERS + host + path : path;
    }

    /// The same for the template of its route; empty when there is none.
    String routeSubject() {
        return outgoing && !route.isEmpty() ? OTHERS + route : route;
    }

    /// @param query as it came, without the question mark; empty when there is none
    /// @param address the other end of the connection
    public Recording from(String scheme, String host, String query, String address) {
        if (isOn()) {
            this.scheme = scheme;
            this.host = host;
            this.query = query;
            this.address = address;
        }
        return this;
    }

    /// @param headers of the request; not to be changed afterwards
    public Recording requestHeaders(Map<String, List<String>> headers) {
        if (isOn()) {
            requestHeaders = headers;
        }
        return this;
    }

    /// @param headers of the answer; not to be changed afterwards
    public Recording responseHeaders(Map<String, List<String>> headers) {
        if (isOn()) {
            responseHeaders = headers;
        }
        return this;
    }

    /// How to learn what the answer is, so that the events of a stream are noted as they pass by.
    ///
    /// @param contentType asked by the thread that writes the answer's body, when it begins; null
    ///   when there is none
    public Recording responseType(Supplier<@Nullable String> contentType) {
        if (isOn()) {
            responseBody.noteEvents(contentType, this::elapsed);
        }
        return this;
    }

    /// @param template such as `/orders/{id}`
    public Recording route(String template) {
        if (isOn()) {
            route = template;
        }
        return this;
    }

    /// @param name of who called
    public Recording consumer(String name) {
        if (isOn()) {
            consumer = name;
        }
        return this;
    }

    /// Where none is set, the `traceparent` header's is taken.
    public Recording traceId(String id) {
        if (isOn()) {
            traceId = id;
        }
        return this;
    }

    /// Masks this exchange by rules of its own.
    public Recording masker(Masker other) {
        if (isOn()) {
            masker = other;
        }
        return this;
    }

    /// What is said of the handler that the exchange has come to, told before it reads the body:
    /// the exchange may yet be left out, and more or less be kept of it. Only the first call
    /// counts.
    ///
    /// @param by [Tracking#NONE] when no annotation speaks of the handler
    public Recording tracked(Tracking by) {
        Capture capturing = capture;
        if (capturing != null && tracking == null) {
            tracking = by;
            if (capturing.keeps(this, by)) {
                name = by.name;
                masker = masker == null ? by.masker : masker;
                capturing.ceiling(this, by);
            } else {
                cancel();
            }
        }
        return this;
    }

    /// Told of the request's body as the application reads it.
    public BodyRecorder requestBody() {
        return requestBody;
    }

    /// Told of the answer's body as the application writes it.
    public BodyRecorder responseBody() {
        return responseBody;
    }

    /// The answer's first byte is being written; only the first call counts.
    public void firstByte() {
        if (isOn() && firstByteNanos == NEVER) {
            firstByteNanos = elapsed();
        }
    }

    private long elapsed() {
        Capture by = capture;
        return by == null ? 0 : by.nanos() - startedNanos;
    }

    /// The exchange lasts no longer than until now, though [#finish] may follow later.
    public void over() {
        if (isOn()) {
            durationNanos = elapsed();
        }
    }

    /// The exchange is over. Only the first call counts.
    public void finish(int answered, Ending how) {
        Capture by = capture;
        if (by != null && ended.compareAndSet(false, true)) {
            if (tracking == null && !outgoing && !by.keeps(this, Tracking.NONE)) {
                release();
                return;
            }
            if (durationNanos == NEVER) {
                over();
            }
            requestBody.end();
            responseBody.end();
            status = answered;
            ending = how;
            by.take(this);
        }
    }

    /// Nothing is kept of the exchange.
    public void cancel() {
        if (isOn() && ended.compareAndSet(false, true)) {
            release();
        }
    }

    private void release() {
        requestBody.release();
        responseBody.release();
    }

    boolean hasFirstByte() {
        return firstByteNanos != NEVER;
    }
}
