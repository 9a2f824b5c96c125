package dev.footfall.capture.jdk;

import java.io.IOException;
import java.io.OutputStream;

/// Notes what is written to an answer's body, once it is written.
final class ObservedOutput extends OutputStream {

    private final OutputStream out;
    private final ServedExchange served;

    ObservedOutput(OutputStream out, ServedExchange served) {
        this.out = out;
        this.served = served;
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            served.writingFailed(e, 1);
            throw e;
        }
        served.firstByte();
        served.responseBody().pass(b);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            served.writingFailed(e, length);
            throw e;
        }
        served.firstByte();
        served.responseBody().pass(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            served.writingFailed(e, 0);
            throw e;
        }
        served.firstByte();
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            served.closingFailed(e);
            throw e;
        } finally {
            served.closed();
        }
    }
}
