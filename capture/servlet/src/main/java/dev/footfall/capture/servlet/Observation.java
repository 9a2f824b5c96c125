package dev.footfall.capture.servlet;

import dev.footfall.capture.BodyRecorder;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Recording;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One exchange through all of its dispatches, from the first to the one that ends it. Its threads
/// follow each other, as a container's do for one request; but while an asynchronous one's first
/// thread returns, another may be answering already.
final class Observation implements AsyncListener {

    static final String ATTRIBUTE = "dev.footfall.capture.observation";

    private static final int NOTHING = 0;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int DEEPEST_CAUSE = 10;

    /// How long an error page has to begin, when the container makes one after all filters.
    private static final long ERROR_PAGE_MILLIS = 1_000;

    private final Capture capture;
    private final Recording recording;
    private final HttpServletRequest first;
    private final Function<HttpServletRequest, String> consumer;
    private volatile boolean async;
    private volatile boolean parametersRead;
    private volatile boolean errorSent;

    /// From then on the request's attributes speak of the error page.
    private volatile boolean errorPage;

    private volatile int lastStatus = SERVER_ERROR;

    /// The status that the client was told before writing failed.
    private volatile int told = NOTHING;

    private volatile Ending ending = Ending.COMPLETED;
    private volatile @Nullable HttpServletResponse response;

    private Observation(
            Capture capture,
            Recording recording,
            HttpServletRequest first,
            Function<HttpServletRequest, String> consumer) {
        this.capture = capture;
        this.recording = recording;
        this.first = first;
        this.consumer = consumer;
    }

    static Observation begin(
            Capture capture,
            Recording recording,
            HttpServletRequest request,
            Function<HttpServletRequest, String> consumer) {
        String host = request.getHeader("Host");
        String query = request.getQueryString();
        String address = request.getRemoteAddr();
        recording
                .from(
                        request.getScheme(),
                        host == null ? request.getServerName() : host,
                        query == null ? "" : query,
                        address == null ? "" : address)
                .requestHeaders(Headers.of(request, capture.settings()));
        Observation observation = new Observation(capture, recording, request, consumer);
        request.setAttribute(ATTRIBUTE, observation);
        return observation;
    }

    Recording recording() {
        return recording;
    }

    BodyRecorder requestBody() {
        return recording.requestBody();
    }

    BodyRecorder responseBody() {
        return recording.responseBody();
    }

    boolean isHead() {
        return first.getMethod().equals("HEAD");
    }

    void firstByte() {
        recording.firstByte();
    }

    void parametersRead() {
        parametersRead = true;
    }

    void errorSent() {
        errorSent = true;
    }

    /// A reader was told that the request's body is over. Undertow may say so where it closed a
    /// silent connection under the reader: then less came than was announced. That a filter before
    /// this one had read all of it is no such case.
    void bodyEnded(ServletInputStream in) {
        long read = requestBody().size();
        boolean whole = read == 0 || read >= first.getContentLengthLong();
        boolean plain = first.getHeader("Content-Encoding") == null;
        if (!whole && plain && Dialect.of(in) == Dialect.UNDERTOW && ending == Ending.COMPLETED) {
            ending = Ending.CLIENT_GONE;
        }
    }

    /// Reading from or writing to the client failed.
    void connectionFailed(Throwable failure) {
        ending = isTimeout(failure) ? Ending.TIMEOUT : Ending.CLIENT_GONE;
    }

    /// Writing to the client failed. What it was told by then stays true, though Tomcat notes
    /// another status when an asynchronous answer fails.
    void writingFailed(Throwable failure, HttpServletResponse answer) {
        connectionFailed(failure);
        noteTold(answer);
    }

    private void noteTold(HttpServletResponse answer) {
        try {
            if (told == NOTHING && answer.isCommitted()) {
                told = answer.getStatus();
            }
        } catch (RuntimeException e) {
            capture.fail("the status of an answer that failed could not be noted", e);
        }
    }

    /// Tomcat throws a `SocketTimeoutException`, Jetty wraps a `TimeoutException`, Undertow has its
    /// `ReadTimeoutException`.
    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause.getClass().getSimpleName().endsWith("TimeoutException")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    void started(AsyncContext context) {
        async = true;
        try {
            context.addListener(this);
        } catch (RuntimeException e) {
            capture.fail("an asynchronous request cannot be listened to", e);
        }
    }

    /// A dispatch is over.
    ///
    /// @param failure what it ended with; null when it did not fail
    void dispatched(
            HttpServletRequest request, HttpServletResponse answer, @Nullable Throwable failure) {
        try {
            boolean error = request.getDispatcherType() == DispatcherType.ERROR;
            if (failure != null && ending == Ending.COMPLETED) {
                ending = Ending.EXCEPTION;
            }
            response = answer;
            errorPage |= error;
            if (async && !error && failure == null) {
                // another thread may be answering by now, so its headers are read when it is done
                tryToNote(request, false, null);
                return;
            }
            tryToNote(request, error, answer);
            if (async && !error) {
                return;
            }
            int status = status(answer, failure);
            lastStatus = status;
            recording.over();
            boolean page = !error && (errorSent || (failure != null && !answer.isCommitted()));
            if (page) {
                finishSoon();
            } else if (!async) {
                recording.finish(status, ending);
            }
        } catch (RuntimeException e) {
            capture.fail("a request's end could not be noted", e);
        }
    }

    /// If nothing that the container does ends the exchange before.
    private void finishSoon() {
        CompletableFuture.delayedExecutor(ERROR_PAGE_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> recording.finish(told == NOTHING ? lastStatus : told, ending));
    }

    private int status(HttpServletResponse answer, @Nullable Throwable failure) {
        if (told != NOTHING) {
            return told;
        }
        if (failure == null) {
            return answer.getStatus();
        }
        if (answer.isCommitted()) {
            int status = answer.getStatus();
            return status == REQUEST_TIMEOUT && isTomcats(failure) ? BAD_REQUEST : status;
        }
        Throwable cause = failure;
        while (cause != null && !(cause instanceof UnavailableException)) {
            cause = cause.getCause();
        }
        if (cause instanceof UnavailableException unavailable) {
            return unavailable.isPermanent() ? NOT_FOUND : UNAVAILABLE;
        }
        return SERVER_ERROR;
    }

    /// An exchange that cannot be noted whole is told all the same.
    private void tryToNote(
            HttpServletRequest request, boolean error, @Nullable HttpServletResponse answer) {
        try {
            note(request, error, answer);
        } catch (RuntimeException e) {
            capture.fail("a request could not be noted whole", e);
        }
    }

    /// Where a body stalls, Tomcat says 408, and answers 400 if the application lets that pass.
    private static boolean isTomcats(Throwable failure) {
        return failure.getClass()
                .getName()
                .equals("org.apache.catalina.connector.ClientAbortException");
    }

    /// What is known now and may not be asked later, when the container uses its objects again.
    ///
    /// @param answer null while its headers may change
    private void note(
            HttpServletRequest request, boolean error, @Nullable HttpServletResponse answer) {
        if (answer != null) {
            recording.responseHeaders(Headers.of(answer, capture.settings().headers()));
        }
        if (!error) {
            String route = Routes.of(request);
            if (!route.isEmpty()) {
                recording.route(route);
            }
            String who = consumer.apply(request);
            if (!who.isEmpty()) {
                recording.consumer(who);
            }
            if (parametersRead && requestBody().size() == 0) {
                noteForm(request);
            }
        }
    }

    /// A container throws the same again when it could not read the parameters the first time.
    private void noteForm(HttpServletRequest request) {
        try {
            FormBody.note(request, requestBody());
        } catch (RuntimeException e) {
            requestBody().passUnseen(request.getContentLengthLong());
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        try {
            HttpServletResponse answer = response;
            if (event.getSuppliedResponse() instanceof HttpServletResponse supplied) {
                answer = supplied;
            }
            response = answer;
            tryToNote(first, errorPage, answer);
            recording.over();
            int status = answer == null ? SERVER_ERROR : status(answer, null);
            recording.finish(status, ending);
        } catch (RuntimeException e) {
            capture.fail("an asynchronous request's end could not be noted", e);
            recording.finish(SERVER_ERROR, ending);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        ending = Ending.TIMEOUT;
    }

    /// Not every container completes what has failed like this, so its end is not waited for.
    @Override
    public void onError(AsyncEvent event) {
        if (ending == Ending.COMPLETED) {
            boolean connection = event.getThrowable() instanceof IOException;
            ending = connection ? Ending.CLIENT_GONE : Ending.EXCEPTION;
        }
        if (event.getSuppliedResponse() instanceof HttpServletResponse answer) {
            noteTold(answer);
        }
        recording.over();
        finishSoon();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        started(event.getAsyncContext());
    }
}
