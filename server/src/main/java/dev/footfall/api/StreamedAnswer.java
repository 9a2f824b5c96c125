package dev.footfall.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A JSON answer of any length, written while it is worked out, by one thread that waits for the
/// client: only a bounded number of bytes is on its way. Who takes none of them for a while is let
/// go. An answer that fits into one piece is sent as one.
public final class StreamedAnswer extends OutputStream {

    /// How long a client may take nothing; shorter than the time after which the server closes idle
    /// connections.
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private static final int PIECE = 32 * 1024;
    private static final int PIECES_UNDER_WAY = 4;
    private static final int BYTE = 0xff;

    /// The client is not there any more, or takes nothing.
    public static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Gone(String why) {
            super(why);
        }
    }

    private final HttpServerResponse response;
    private final Duration patience;
    private final Semaphore window = new Semaphore(PIECES_UNDER_WAY);
    private final Runnable stopBlanks;
    private boolean begun;
    private Buffer piece = Buffer.buffer();
    private volatile boolean gone;

    /// @param patience how long the client may take nothing
    /// @param whenGone called once or more when the client goes away before the end
    public StreamedAnswer(RoutingContext context, Duration patience, Runnable whenGone) {
        this(context, patience, SlowAnswer.USUAL_PAUSE, whenGone);
    }

    /// @param pause how long before the first blank and between two
    StreamedAnswer(RoutingContext context, Duration patience, Duration pause, Runnable whenGone) {
        this.response = context.response();
        this.patience = patience;
        long blanks = context.vertx().setPeriodic(pause.toMillis(), _ -> blankBeforeFirst());
        this.stopBlanks = () -> context.vertx().cancelTimer(blanks);
        response.closeHandler(_ -> leave(whenGone));
        if (response.closed()) {
            leave(whenGone);
        }
    }

    private void leave(Runnable whenGone) {
        gone = true;
        window.release(PIECES_UNDER_WAY);
        whenGone.run();
    }

    /// Keeps the connection from being taken for idle while nothing can be said yet.
    private void blankBeforeFirst() {
        synchronized (response) {
            if (!begun && !response.ended() && !response.closed()) {
                beginHead();
                Future<Void> _ = response.write(" ");
            }
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) (b & BYTE)}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        piece.appendBytes(bytes, from, length);
        if (piece.length() >= PIECE) {
            send();
        }
    }

    private void send() {
        try {
            if (!window.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                // What is under way still goes out if the client wakes up; if not, the connection
                // ends as an idle one.
                response.reset();
                throw new Gone("the client took nothing for " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone("the server ends");
        }
        check();
        stopBlanks.run();
        Buffer full = piece;
        piece = Buffer.buffer(PIECE);
        synchronized (response) {
            begun = true;
            beginHead();
            response.write(full)
                    .onComplete(written -> {
                        gone |= written.failed();
                        window.release();
                    });
        }
    }

    private void beginHead() {
        if (!response.headWritten()) {
            response.setChunked(true).putHeader("Content-Type", "application/json");
        }
    }

    private void check() {
        if (gone || response.closed()) {
            throw new Gone("the client went away");
        }
    }

    /// Says that this was all. An answer that is not ended is broken off by whoever answers the
    /// failure.
    public void end() {
        check();
        stopBlanks.run();
        synchronized (response) {
            begun = true;
            if (!response.headWritten()) {
                response.putHeader("Content-Type", "application/json");
            }
            response.end(piece);
        }
    }

    /// Lets go of what waits for the client; the answer may be ended or not.
    @Override
    public void close() {
        stopBlanks.run();
    }
}
