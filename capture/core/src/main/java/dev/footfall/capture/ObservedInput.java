package dev.footfall.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// A request's body as an adapter hands it to the application: notes what is read of it.
public final class ObservedInput extends FilterInputStream {

    private final BodyRecorder body;
    private final Consumer<IOException> failed;

    /// @param failed hears of reads that failed, before the application does
    public ObservedInput(InputStream in, BodyRecorder body, Consumer<IOException> failed) {
        super(in);
        this.body = body;
        this.failed = failed;
    }

    @Override
    public int read() throws IOException {
        try {
            int b = in.read();
            if (b >= 0) {
                body.pass(b);
            }
            return b;
        } catch (IOException e) {
            failed.accept(e);
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            int count = in.read(bytes, from, length);
            body.pass(bytes, from, count);
            return count;
        } catch (IOException e) {
            failed.accept(e);
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        body.passUnseen(skipped);
        return skipped;
    }

    /// What would be read twice would be noted twice.
    @Override
    public boolean markSupported() {
        return false;
    }
}
