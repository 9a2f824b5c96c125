package dev.footfall.capture.jdk;

import dev.footfall.capture.BodyRecorder;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.HeaderCopy;
import dev.footfall.capture.Recording;
import java.lang.ref.Cleaner;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One outgoing call from its sending to its end, which is when the answer's body has come, or will
/// not come any more. For any thread.
final class MadeCall {

    private static final int UNANSWERED = 0;

    /// HTTP/2 has the status among the headers.
    private static final String STATUS = ":status";

    /// Ends calls whose answers nobody can read any more.
    private static final Cleaner ABANDONED = Cleaner.create();

    private final Capture capture;
    private final Recording recording;
    private volatile int status = UNANSWERED;
    private volatile boolean over;
    private volatile @Nullable Object answerBody;

    private MadeCall(Capture capture, Recording recording) {
        this.capture = capture;
        this.recording = recording;
    }

    static MadeCall begin(
            Capture capture, HttpRequest request, Function<HttpRequest, String> route) {
        Recording recording = Recording.OFF;
        try {
            URI uri = request.uri();
            String host = text(uri.getRawAuthority());
            String bare = host.substring(host.lastIndexOf('@') + 1);
            String path = text(uri.getRawPath()).isEmpty() ? "/" : uri.getRawPath();
            recording = capture.beginOutgoing(request.method(), bare, path);
            if (recording.isOn()) {
                recording
                        .from(text(uri.getScheme()), bare, text(uri.getRawQuery()), "")
                        .requestHeaders(copy(capture, request.headers().map()))
                        .route(bare);
                recording.route(bare + route.apply(request));
            }
        } catch (RuntimeException e) {
            capture.fail("an outgoing call could not be captured whole", e);
        }
        return new MadeCall(capture, recording);
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }

    private static Map<String, List<String>> copy(
            Capture capture, Map<String, List<String>> headers) {
        Map<String, List<String>> copy = HeaderCopy.of(headers, capture.settings().headers());
        copy.remove(STATUS);
        return copy;
    }

    boolean isOn() {
        return recording.isOn();
    }

    Capture capture() {
        return capture;
    }

    BodyRecorder requestBody() {
        return recording.requestBody();
    }

    BodyRecorder responseBody() {
        return recording.responseBody();
    }

    /// The same request; one with a body tells of the bytes that are sent.
    HttpRequest observed(HttpRequest request) {
        BodyPublisher body = request.bodyPublisher().orElse(null);
        if (body == null) {
            return request;
        }
        try {
            return HttpRequest.newBuilder(request, (name, value) -> true)
                    .method(request.method(), new ObservedPublisher(body, this))
                    .build();
        } catch (RuntimeException e) {
            capture.fail("the body of an outgoing call could not be seen", e);
            return request;
        }
    }

    /// The same handler; tells of the answer that comes.
    <T> BodyHandler<T> observed(BodyHandler<T> handler) {
        return info -> {
            arrived(info);
            ObservedSubscriber<T> body =
                    new ObservedSubscriber<>(Objects.requireNonNull(handler.apply(info)), this);
            answerBody = body;
            return body;
        };
    }

    private void arrived(ResponseInfo info) {
        try {
            recording.firstByte();
            status = info.statusCode();
            recording
                    .responseHeaders(copy(capture, info.headers().map()))
                    .responseType(() -> info.headers().firstValue("Content-Type").orElse(""));
            recording.responseBody().reset();
        } catch (RuntimeException e) {
            capture.fail("an answer's head could not be noted", e);
        }
    }

    /// The same future; its failure ends the call.
    <T> CompletableFuture<T> watched(Supplier<CompletableFuture<T>> sending) {
        try {
            CompletableFuture<T> sent = sending.get();
            CompletableFuture<T> unused =
                    sent.whenComplete((answer, failure) -> {
                        if (failure == null) {
                            answered();
                        } else {
                            failed(failure);
                        }
                    });
            return sent;
        } catch (Throwable e) {
            failed(e);
            throw e;
        }
    }

    /// The application has the answer; its body may still be coming, or be forgotten.
    void answered() {
        Object body = answerBody;
        answerBody = null;
        if (!over && body != null) {
            ABANDONED.register(body, new Abandoned(recording, status));
        }
    }

    private record Abandoned(Recording recording, int status) implements Runnable {
        @Override
        public void run() {
            recording.finish(status, Ending.CLIENT_GONE);
        }
    }

    /// The answer has come whole.
    void completed() {
        end(Ending.COMPLETED);
    }

    /// The application wants no more of the answer.
    void cancelled() {
        end(Ending.CLIENT_GONE);
    }

    void failed(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof HttpTimeoutException) {
            end(Ending.TIMEOUT);
        } else if (cause instanceof CancellationException
                || cause instanceof InterruptedException) {
            end(Ending.CLIENT_GONE);
        } else {
            end(Ending.EXCEPTION);
        }
    }

    private void end(Ending ending) {
        over = true;
        recording.finish(status, ending);
    }
}
