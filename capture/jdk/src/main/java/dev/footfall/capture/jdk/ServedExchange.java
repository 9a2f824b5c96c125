package dev.footfall.capture.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import dev.footfall.capture.BodyRecorder;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.HeaderCopy;
import dev.footfall.capture.ObservedInput;
import dev.footfall.capture.Recording;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One exchange of the server from its arrival to its end, which is when both its handler has
/// returned and its answer is written, in whichever order. For any thread.
final class ServedExchange {

    private static final int UNANSWERED = -1;
    private static final int UNKNOWN = 0;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /// How long it takes at first, and at most, until an answer without a body is noticed that
    /// another thread sends: before JDK 25 nothing tells of it.
    private static final long FIRST_LOOK_MILLIS = 5;

    private static final long LAST_LOOK_MILLIS = 1_000;

    /// Ends exchanges that nobody can end any more.
    private static final Cleaner ABANDONED = Cleaner.create();

    private final Capture capture;
    private final Recording recording;
    private final HttpExchange exchange;
    private final Function<HttpExchange, String> consumer;
    private final Function<HttpExchange, String> route;
    private final ObservedOutput output;
    private boolean returned;
    private boolean written;
    private boolean finished;
    private boolean answerSeen;
    private Ending ending = Ending.COMPLETED;

    private ServedExchange(
            Capture capture,
            Recording recording,
            HttpExchange exchange,
            Function<HttpExchange, String> consumer,
            Function<HttpExchange, String> route) {
        this.capture = capture;
        this.recording = recording;
        this.exchange = exchange;
        this.consumer = consumer;
        this.route = route;
        this.output = new ObservedOutput(exchange.getResponseBody(), this);
    }

    static ServedExchange begin(
            Capture capture,
            Recording recording,
            HttpExchange exchange,
            Function<HttpExchange, String> consumer,
            Function<HttpExchange, String> route) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String query = exchange.getRequestURI().getRawQuery();
        // the recording must not hold the exchange, or nobody learns that it was let go of
        Headers answered = exchange.getResponseHeaders();
        recording
                .from(
                        exchange instanceof HttpsExchange ? "https" : "http",
                        host == null ? "" : host,
                        query == null ? "" : query,
                        address(exchange.getRemoteAddress()))
                .requestHeaders(HeaderCopy.of(exchange.getRequestHeaders(), capture.settings()))
                .responseType(() -> answered.getFirst("Content-type"));
        ServedExchange served = new ServedExchange(capture, recording, exchange, consumer, route);
        exchange.setStreams(
                new ObservedInput(
                        exchange.getRequestBody(), recording.requestBody(), served::readingFailed),
                served.output);
        return served;
    }

    private static String address(@Nullable InetSocketAddress from) {
        return from == null || from.getAddress() == null ? "" : from.getAddress().getHostAddress();
    }

    BodyRecorder responseBody() {
        return recording.responseBody();
    }

    void firstByte() {
        recording.firstByte();
    }

    /// Reading from the client failed. The handler may answer all the same.
    synchronized void readingFailed(Throwable failure) {
        ending = failure instanceof SocketTimeoutException ? Ending.TIMEOUT : Ending.CLIENT_GONE;
    }

    /// Writing to the client failed; a handler that wrote what may not be written is no such
    /// failure.
    ///
    /// @param wanted how many bytes were to be written
    synchronized void writingFailed(Throwable failure, long wanted) {
        boolean allowed =
                !written
                        && exchange.getResponseCode() != UNANSWERED
                        && !isBodyless()
                        && (declared() < 0 || responseBody().size() + wanted <= declared());
        if (allowed) {
            readingFailed(failure);
            ended();
        }
    }

    /// Closing the answer's stream failed; one that is cut short is the handler's doing.
    synchronized void closingFailed(Throwable failure) {
        if (declared() < 0 || responseBody().size() >= declared()) {
            writingFailed(failure, 0);
        }
    }

    /// The answer's stream is closed, which before there is an answer means nothing.
    synchronized void closed() {
        if (exchange.getResponseCode() != UNANSWERED) {
            ended();
        }
    }

    private void ended() {
        if (!written) {
            written = true;
            boolean cut = ending == Ending.COMPLETED && responseBody().size() < declared();
            ending = cut && !isBodyless() ? Ending.EXCEPTION : ending;
            over();
        }
        if (returned) {
            finish();
        }
    }

    /// The handler has returned.
    ///
    /// @param failure what it threw; null when it did not
    synchronized void returned(@Nullable Throwable failure) {
        try {
            returned = true;
            note();
            if (failure != null) {
                ending = ending == Ending.COMPLETED ? Ending.EXCEPTION : ending;
                if (!written) {
                    over();
                }
                finish();
            } else if (written || isWritten()) {
                ended();
            } else {
                ABANDONED.register(output, new Abandoned(recording, status(UNKNOWN)));
                if (exchange.getResponseCode() == UNANSWERED) {
                    lookLater(new WeakReference<>(this), FIRST_LOOK_MILLIS);
                }
            }
        } catch (RuntimeException e) {
            capture.fail("an exchange's end could not be noted", e);
        }
    }

    /// The server lets go of a connection without a word; the application let go of the exchange.
    private record Abandoned(Recording recording, int status) implements Runnable {
        @Override
        public void run() {
            recording.finish(status, Ending.TIMEOUT);
        }
    }

    private static void lookLater(WeakReference<ServedExchange> open, long millis) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    ServedExchange served = open.get();
                    if (served != null && served.isStillOpen()) {
                        lookLater(open, Math.min(LAST_LOOK_MILLIS, millis + millis / 2));
                    }
                });
    }

    /// Headers are looked at one look after the status, when they have been written.
    private synchronized boolean isStillOpen() {
        if (finished) {
            return false;
        }
        boolean answered = exchange.getResponseCode() != UNANSWERED;
        if (answered && answerSeen) {
            if (isWritten()) {
                ended();
            }
            return false;
        }
        if (answered) {
            over();
        }
        answerSeen = answered;
        return true;
    }

    /// Whether the whole answer is written, though its stream may be open.
    private boolean isWritten() {
        boolean whole = declared() >= 0 && responseBody().size() >= declared();
        return exchange.getResponseCode() != UNANSWERED && (whole || isBodyless());
    }

    private boolean isBodyless() {
        int status = exchange.getResponseCode();
        return exchange.getRequestMethod().equals("HEAD")
                || (status > UNANSWERED && status < OK)
                || status == NO_CONTENT
                || status == NOT_MODIFIED
                || declared() == 0;
    }

    /// The length that the answer's headers tell; negative when they do not.
    private long declared() {
        String length = exchange.getResponseHeaders().getFirst("Content-length");
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void over() {
        if (exchange.getResponseCode() != UNANSWERED) {
            recording.firstByte();
        }
        recording.over();
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        note();
        recording.finish(status(SERVER_ERROR), ending);
    }

    /// @param unanswered what stands for an answer that was never given
    private int status(int unanswered) {
        int status = exchange.getResponseCode();
        return status == UNANSWERED ? unanswered : status;
    }

    private void note() {
        try {
            recording
                    .responseHeaders(
                            HeaderCopy.of(
                                    exchange.getResponseHeaders(), capture.settings().headers()))
                    .route(route.apply(exchange))
                    .consumer(consumer.apply(exchange));
        } catch (RuntimeException e) {
            capture.fail("an exchange could not be noted in full", e);
        }
    }
}
