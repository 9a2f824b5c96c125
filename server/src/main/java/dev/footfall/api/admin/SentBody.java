package dev.footfall.api.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A request's body as it comes, of any length, for one thread that reads it. The sender is asked
/// for more only when there is room, so that its progress is that of the reading.
final class SentBody extends InputStream {

    private static final int BYTE = 0xff;
    private static final int AHEAD = 16;

    /// What comes after the body.
    private sealed interface Part {

        record Some(Buffer bytes) implements Part {}

        record End() implements Part {}

        record Broken() implements Part {}
    }

    private final HttpServerRequest request;
    private final Duration patience;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private Buffer now = Buffer.buffer();
    private int at;
    private boolean ended;

    /// To be made before anything of the body came.
    ///
    /// @param patience how long the sender may fall silent
    SentBody(HttpServerRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
        request.pause();
        request.handler(bytes -> parts.add(new Part.Some(bytes)));
        request.endHandler(_ -> parts.add(new Part.End()));
        request.exceptionHandler(_ -> parts.add(new Part.Broken()));
        request.fetch(AHEAD);
    }

    @Override
    public int read() throws IOException {
        return isThere() ? now.getByte(at++) & BYTE : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isThere()) {
            return -1;
        }
        int read = Math.min(length, now.length() - at);
        now.getBytes(at, at + read, into, from);
        at += read;
        return read;
    }

    /// Waits for the next bytes; false at the end.
    private boolean isThere() throws IOException {
        while (!ended && at == now.length()) {
            switch (next()) {
                case Part.Some(Buffer bytes) -> {
                    now = bytes;
                    at = 0;
                    request.fetch(1);
                }
                case Part.End() -> ended = true;
                case Part.Broken() -> throw new IOException("the sender went away");
            }
        }
        return !ended;
    }

    private Part next() throws IOException {
        try {
            Part part = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (part == null) {
                throw new IOException("nothing came for " + patience.toSeconds() + " s");
            }
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server ends", e);
        }
    }
}
