package dev.footfall.capture.jaxrs;

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
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            served.writingFailed(e);
            throw e;
        }
        served.wrote(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            served.writingFailed(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            served.writingFailed(e);
            throw e;
        }
        served.closed();
    }
}
