package dev.footfall.capture.vertx;

import dev.footfall.capture.BodyRecorder;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.HeaderCopy;
import dev.footfall.capture.HeaderFields;
import dev.footfall.capture.Recording;
import dev.footfall.capture.Settings;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One exchange of the server from its arrival to its end, which is when its whole answer is handed
/// to the operating system, or the connection is gone. For any thread.
final class ServedExchange {

    private static final int PIECE = 8 << 10;
    private static final int UNANSWERED = 0;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int NOT_MODIFIED = 304;

    private final Capture capture;
    private final Recording recording;
    private final HttpServerRequestInternal bare;
    private final HttpServerResponse bareResponse;
    private final Origin origin;
    private final ObservedRequest request;
    private final HttpServerResponse response;

    /// By the application's own doing.
    private volatile boolean failed;

    /// How much of a file was sent is known only when all of it was.
    private volatile boolean fileSent;

    private boolean finished;

    private ServedExchange(
            Capture capture, Recording recording, HttpServerRequestInternal bare, Origin origin) {
        this.capture = capture;
        this.recording = recording;
        this.bare = bare;
        this.bareResponse = bare.response();
        this.origin = origin;
        this.response = ObservedResponse.of(bareResponse, this);
        this.request = new ObservedRequest(bare, this);
    }

    static ServedExchange begin(
            Capture capture, Recording recording, HttpServerRequestInternal bare, Origin origin) {
        recording
                .requestHeaders(copy(bare.headers(), capture.settings()))
                .responseType(() -> bare.response().headers().get(HttpHeaders.CONTENT_TYPE));
        ServedExchange served = new ServedExchange(capture, recording, bare, origin);
        served.from(bare);
        served.bareResponse.closeHandler(gone -> served.closed());
        return served;
    }

    ObservedRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return response;
    }

    Origin origin() {
        return origin;
    }

    /// Notes where a request comes from and goes to, by its own word.
    void from(HttpServerRequest told) {
        HostAndPort authority = told.authority();
        String host = authority == null ? told.getHeader("Host") : authority.toString();
        String query = told.query();
        String scheme = told.scheme();
        recording.from(
                scheme == null ? "" : scheme,
                host == null ? "" : host,
                query == null ? "" : query,
                address(told.remoteAddress()));
    }

    void routed(String name) {
        try {
            origin.routed(name);
        } catch (RuntimeException e) {
            fail("a route could not be noted", e);
        }
    }

    private static String address(@Nullable SocketAddress from) {
        String address = from == null ? null : from.hostAddress();
        return address == null ? "" : address;
    }

    private static HeaderFields copy(MultiMap from, Settings settings) {
        HeaderFields headers = new HeaderFields();
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            boolean taken = settings.headers() || settings.isNeeded(name.toLowerCase(Locale.ROOT));
            if (taken && headers.count() < HeaderCopy.MOST) {
                headers.add(name, header.getValue());
            }
        }
        return headers;
    }

    /// A part of the request's body has come.
    void read(Buffer chunk) {
        synchronized (this) {
            if (!finished) {
                note(chunk, recording.requestBody());
            }
        }
    }

    /// A part of the answer's body was written.
    ///
    /// @param chunk a buffer, or a text; everything else is no part of a body
    /// @param charset of a text
    void wrote(Object chunk, String charset) {
        boolean seen = recording.responseBody().isLookedAt() && !isBodyless();
        synchronized (this) {
            recording.firstByte();
            if (seen && !finished) {
                if (chunk instanceof Buffer bytes) {
                    note(bytes, recording.responseBody());
                } else if (chunk instanceof String text) {
                    byte[] bytes = text.getBytes(Charset.forName(charset));
                    recording.responseBody().pass(bytes, 0, bytes.length);
                }
            }
        }
    }

    private void note(Buffer chunk, BodyRecorder recorder) {
        try {
            byte[] piece = new byte[recorder.isLookedAt() ? Math.min(PIECE, chunk.length()) : 0];
            for (int from = 0; piece.length > 0 && from < chunk.length(); from += piece.length) {
                int to = Math.min(chunk.length(), from + piece.length);
                chunk.getBytes(from, to, piece);
                recorder.pass(piece, 0, to - from);
            }
        } catch (RuntimeException e) {
            fail("a body could not be noted", e);
        }
    }

    /// Something of the exchange could not be noted; it goes on.
    void fail(String what, RuntimeException failure) {
        capture.fail(what, failure);
    }

    /// The application threw an exception. Nobody is to be expected to answer then, unless the
    /// answer has begun.
    void thrown() {
        failed = true;
        if (!bareResponse.headWritten()) {
            finish(Ending.EXCEPTION);
        }
    }

    /// The application breaks its answer off.
    void brokenOff() {
        failed = true;
    }

    /// A file goes out without passing by.
    void sendsFile() {
        fileSent = true;
    }

    /// The whole answer is written.
    void written() {
        finish(failed || origin.hasFailed() ? Ending.EXCEPTION : Ending.COMPLETED);
    }

    /// The answer could not be written.
    void writingFailed() {
        finish(failed ? Ending.EXCEPTION : Ending.CLIENT_GONE);
    }

    /// The connection was to go on with another protocol.
    ///
    /// @param status that says so
    /// @param done false: it was refused, which may have been answered
    void switched(int status, boolean done) {
        if (done) {
            recording.firstByte();
            finish(status, Ending.COMPLETED);
        } else if (bareResponse.ended()) {
            written();
        }
    }

    /// The connection, or the exchange's part in it, is closed. An answer that is still being
    /// written tells by itself how that went.
    void closed() {
        if (failed || !bareResponse.ended()) {
            writingFailed();
        }
    }

    private void finish(Ending ending) {
        boolean answered = bareResponse.headWritten() || bareResponse.ended();
        int unanswered = failed ? SERVER_ERROR : UNANSWERED;
        finish(answered ? bareResponse.getStatusCode() : unanswered, ending);
    }

    private void finish(int status, Ending ending) {
        synchronized (this) { // not longer: the application may hold the connection's lock here
            if (finished) {
                return;
            }
            finished = true;
        }
        try {
            recording.over();
            recording.responseHeaders(copy(bareResponse.headers(), capture.settings()));
            noteUnseen(recording.requestBody(), bare.bytesRead());
            if (!isBodyless() && (!fileSent || ending == Ending.COMPLETED)) {
                noteUnseen(recording.responseBody(), bareResponse.bytesWritten());
            }
            recording.route(origin.route()).consumer(origin.consumer());
        } catch (RuntimeException e) {
            fail("an exchange could not be noted in full", e);
        }
        recording.finish(status, ending);
    }

    /// Bytes that nobody asked for, or that went from a file straight to the socket.
    private static void noteUnseen(BodyRecorder recorder, long all) {
        recorder.passUnseen(all - recorder.size());
    }

    private boolean isBodyless() {
        int status = bareResponse.getStatusCode();
        return bare.method().name().equals("HEAD")
                || status < OK
                || status == NO_CONTENT
                || status == RESET_CONTENT
                || status == NOT_MODIFIED;
    }
}
