package dev.footfall.capture.jaxrs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Notes what is read from a request's body.
final class ObservedInput extends FilterInputStream {

    private final ServedExchange served;

    ObservedInput(InputStream in, ServedExchange served) {
        super(in);
        this.served = served;
    }

    @Override
    public int read() throws IOException {
        try {
            int b = in.read();
            if (b >= 0) {
                served.requestBody().pass(b);
            }
            return b;
        } catch (IOException e) {
            served.readingFailed(e);
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            int count = in.read(bytes, from, length);
            served.requestBody().pass(bytes, from, count);
            return count;
        } catch (IOException e) {
            served.readingFailed(e);
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        served.requestBody().passUnseen(skipped);
        return skipped;
    }

    /// What would be read twice would be noted twice.
    @Override
    public boolean markSupported() {
        return false;
    }
}
