package dev.footfall.capture.jaxrs;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.HeaderCopy;
import dev.footfall.capture.ObservedInput;
import dev.footfall.capture.Recording;
import dev.footfall.capture.Tracking;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.ref.Cleaner;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One exchange from its arrival to its end, which is when its answer's stream is closed, or, where
/// it has no body, when its answer is made. For any thread.
final class ServedExchange {

    /// Under this name a request knows its exchange.
    static final String PROPERTY = "dev.footfall.capture.exchange";

    private static final int UNANSWERED = 0;
    private static final int SERVER_ERROR = 500;

    /// How long a stream that nobody may close is waited for, once its body is written.
    private static final long CLOSING_MILLIS = 1_000;

    /// Ends exchanges that nobody can answer any more.
    private static final Cleaner ABANDONED = Cleaner.create();

    private final Capture capture;
    private final Recording recording;
    private final ContainerRequestContext request;
    private final Questions questions;
    private final boolean endTold;
    private final boolean head;
    private final Cleaner.Cleanable abandoned;
    private String route = "";
    private @Nullable ContainerResponseContext response;

    /// What the application threw; null when it did not, or what it threw was an answer.
    private @Nullable Throwable failure;

    /// Whether what writes the answer's body failed, other than by the client.
    private boolean writerFailed;

    private Ending ending = Ending.COMPLETED;
    private boolean finished;

    private ServedExchange(
            Capture capture,
            Recording recording,
            ContainerRequestContext request,
            Questions questions,
            boolean endTold) {
        this.capture = capture;
        this.recording = recording;
        this.request = request;
        this.questions = questions;
        this.endTold = endTold;
        this.head = request.getMethod().equals(HttpMethod.HEAD);
        this.abandoned = ABANDONED.register(this, new Abandoned(recording));
    }

    /// An asynchronous answer that the application let go of.
    private record Abandoned(Recording recording) implements Runnable {
        @Override
        public void run() {
            recording.finish(UNANSWERED, Ending.TIMEOUT);
        }
    }

    static void begin(
            Capture capture,
            Recording recording,
            ContainerRequestContext request,
            Questions questions,
            boolean endTold) {
        ServedExchange served = new ServedExchange(capture, recording, request, questions, endTold);
        served.from("");
        recording.requestHeaders(HeaderCopy.of(request.getHeaders(), capture.settings()));
        request.setEntityStream(
                new ObservedInput(
                        request.getEntityStream(), recording.requestBody(), served::readingFailed));
        request.setProperty(PROPERTY, served);
    }

    private void from(String address) {
        URI uri = request.getUriInfo().getRequestUri();
        String host = request.getHeaderString("Host");
        String query = uri.getRawQuery();
        recording.from(
                uri.getScheme() == null ? "" : uri.getScheme(),
                host == null ? "" : host,
                query == null ? "" : query,
                address);
    }

    /// The resource method that the request has come to; nothing of the body is read by then.
    ///
    /// @param template of its route
    synchronized void matched(String template, Tracking tracking) {
        route = template;
        recording.tracked(tracking);
    }

    /// Reading from the client failed. The application may answer all the same.
    synchronized void readingFailed(Throwable e) {
        ending = e instanceof SocketTimeoutException ? Ending.TIMEOUT : Ending.CLIENT_GONE;
    }

    /// Writing to the client failed, so nothing can follow.
    void writingFailed(Throwable e) {
        readingFailed(e);
        finish();
    }

    /// A part of the answer's body was written.
    synchronized void wrote(byte[] bytes, int from, int count) {
        if (!finished) {
            recording.firstByte();
            if (!head) {
                recording.responseBody().pass(bytes, from, count);
            }
        }
    }

    /// The answer is made, and its body, if it has one, is about to be written. It may not be the
    /// first: one whose body could not be written gives way to another.
    void answering(ContainerResponseContext answer) {
        synchronized (this) {
            if (finished) {
                return;
            }
            response = answer;
            writerFailed = false;
            recording.responseType(() -> answer.getHeaderString("Content-Type"));
            recording.responseBody().reset();
        }
        try {
            recording.consumer(orEmpty(questions.consumer().apply(request)));
            String address = orEmpty(questions.address().apply(request));
            if (!address.isEmpty()) {
                from(address);
            }
            String said = orEmpty(questions.route().apply(request));
            recording.route(said.isEmpty() ? route : said);
        } catch (RuntimeException e) {
            capture.fail("an exchange could not be noted in full", e);
            recording.route(route);
        }
        if (!endTold && !answer.hasEntity()) {
            finish();
        }
    }

    /// Functions of applications may not know of our rules.
    private static String orEmpty(@Nullable String said) {
        return said == null ? "" : said;
    }

    /// What writes the body failed.
    synchronized void writerThrew() {
        writerFailed = true;
    }

    /// What writes the body is done with it, or with a part of it.
    void bodyWritten(@Nullable Object entity) {
        boolean part = entity instanceof SseEventSink || entity instanceof OutboundSseEvent;
        if (!endTold && !part) {
            recording.over();
            CompletableFuture.delayedExecutor(CLOSING_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::finish);
        }
    }

    /// The answer's stream is closed. Where its body could not be written, another answer may
    /// follow.
    void closed() {
        finish();
    }

    /// The application, or what deals with its requests, threw an exception.
    synchronized void failed(@Nullable Throwable e) {
        if (isTimeout(e)) {
            ending = ending == Ending.COMPLETED ? Ending.TIMEOUT : ending;
        } else if (!(e instanceof WebApplicationException)) {
            failure = e;
        }
    }

    /// Jersey answers 503 by itself when nobody has said what to do.
    private static boolean isTimeout(@Nullable Throwable e) {
        StackTraceElement[] trace = e == null ? new StackTraceElement[0] : e.getStackTrace();
        return trace.length > 0
                && trace[0].getMethodName().equals("handleTimeout")
                && trace[0].getClassName().startsWith("org.glassfish.jersey.server.");
    }

    /// The exchange is over.
    void finish() {
        Ending how;
        int status;
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
            ContainerResponseContext answer = response;
            status = answer == null ? SERVER_ERROR : answer.getStatus();
            boolean thrown = writerFailed || (failure != null && status >= SERVER_ERROR);
            how = thrown && ending == Ending.COMPLETED ? Ending.EXCEPTION : ending;
            if (answer != null) {
                recording.firstByte();
            }
            recording.over();
            noteHeaders(answer);
        }
        recording.finish(status, how);
        abandoned.clean();
    }

    private void noteHeaders(@Nullable ContainerResponseContext answer) {
        try {
            if (answer != null) {
                recording.responseHeaders(
                        HeaderCopy.of(answer.getStringHeaders(), capture.settings().headers()));
            }
        } catch (RuntimeException e) {
            capture.fail("an answer's headers could not be noted", e);
        }
    }
}
