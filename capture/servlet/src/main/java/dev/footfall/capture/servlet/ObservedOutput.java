package dev.footfall.capture.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;

/// Notes what is written to an answer's body, once it is written.
final class ObservedOutput extends ServletOutputStream {

    /// Something that may fail as the connection does.
    private interface Writing {
        void run() throws IOException;
    }

    private final ServletOutputStream out;
    private final HttpServletResponse answer;
    private final Observation observation;
    private final boolean noted;
    private boolean closed;

    ObservedOutput(ServletOutputStream out, HttpServletResponse answer, Observation observation) {
        this.out = out;
        this.answer = answer;
        this.observation = observation;
        this.noted = !observation.isHead();
    }

    @Override
    public void write(int b) throws IOException {
        observation.firstByte();
        try {
            out.write(b);
        } catch (IOException e) {
            failed(e);
            throw e;
        }
        if (noted && !closed) {
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
            failed(e);
            throw e;
        }
        if (noted && !closed) {
            observation.responseBody().pass(bytes, from, length);
        }
    }

    @Override
    public void print(String text) throws IOException {
        observation.firstByte();
        run(() -> out.print(text));
        if (noted && !closed) {
            Charset charset = Dialect.of(out).prints(answer.getCharacterEncoding());
            byte[] bytes = String.valueOf(text).getBytes(charset);
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
        closed = true;
    }

    /// Writing after the end is the application's fault and not the connection's.
    private void failed(IOException e) {
        if (!closed) {
            observation.writingFailed(e, answer);
        }
    }

    private void run(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            failed(e);
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
                        observation.writingFailed(failure, answer);
                        listener.onError(failure);
                    }
                });
    }
}
