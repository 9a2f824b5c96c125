package dev.footfall.capture.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Notes what is written to an answer's body, once it is written.
final class ObservedOutput extends ServletOutputStream {

    /// Something that may fail as the connection does.
    private interface Writing {
        void run() throws IOException;
    }

    private final ServletOutputStream out;
    private final Observation observation;
    private final boolean noted;

    ObservedOutput(ServletOutputStream out, Observation observation) {
        this.out = out;
        this.observation = observation;
        this.noted = !observation.isHead();
    }

    @Override
    public void write(int b) throws IOException {
        observation.firstByte();
        try {
            out.write(b);
        } catch (IOException e) {
            observation.connectionFailed(e);
            throw e;
        }
        if (noted) {
            observation.responseBody().pass(b);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        observation.firstByte();
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            observation.connectionFailed(e);
            throw e;
        }
        if (noted) {
            observation.responseBody().pass(bytes, from, length);
        }
    }

    @Override
    public void print(String text) throws IOException {
        observation.firstByte();
        run(() -> out.print(text));
        if (noted) {
            byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.ISO_8859_1);
            observation.responseBody().pass(bytes, 0, bytes.length);
        }
    }

    @Override
    public void flush() throws IOException {
        observation.firstByte();
        run(out::flush);
    }

    @Override
    public void close() throws IOException {
        observation.firstByte();
        run(out::close);
    }

    private void run(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            observation.connectionFailed(e);
            throw e;
        }
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(
                new WriteListener() {
                    @Override
                    public void onWritePossible() throws IOException {
                        listener.onWritePossible();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        observation.connectionFailed(failure);
                        listener.onError(failure);
                    }
                });
    }
}
