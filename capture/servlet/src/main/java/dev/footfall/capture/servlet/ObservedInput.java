package dev.footfall.capture.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/// Notes what is read from a request's body.
final class ObservedInput extends ServletInputStream {

    private final ServletInputStream in;
    private final Observation observation;

    ObservedInput(ServletInputStream in, Observation observation) {
        this.in = in;
        this.observation = observation;
    }

    @Override
    public int read() throws IOException {
        try {
            int b = in.read();
            if (b >= 0) {
                observation.requestBody().pass(b);
            } else {
                observation.bodyEnded(in);
            }
            return b;
        } catch (IOException e) {
            observation.connectionFailed(e);
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return read(bytes, 0, bytes.length);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            int count = in.read(bytes, from, length);
            observation.requestBody().pass(bytes, from, count);
            if (count < 0) {
                observation.bodyEnded(in);
            }
            return count;
        } catch (IOException e) {
            observation.connectionFailed(e);
            throw e;
        } catch (NullPointerException e) {
            // Undertow's, when it closes a silent connection under its reader
            observation.connectionFailed(e);
            throw e;
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(
                new ReadListener() {
                    @Override
                    public void onDataAvailable() throws IOException {
                        listener.onDataAvailable();
                    }

                    @Override
                    public void onAllDataRead() throws IOException {
                        listener.onAllDataRead();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        observation.connectionFailed(failure);
                        listener.onError(failure);
                    }
                });
    }
}
