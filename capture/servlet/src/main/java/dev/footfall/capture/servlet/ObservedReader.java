package dev.footfall.capture.servlet;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

/// Notes what is read from a request's body as characters.
final class ObservedReader extends Reader {

    private final Reader in;
    private final CharacterTee tee;
    private final Observation observation;

    ObservedReader(Reader in, Charset charset, Observation observation) {
        this.in = in;
        this.tee = new CharacterTee(observation.requestBody(), charset);
        this.observation = observation;
    }

    @Override
    public int read(char[] characters, int from, int length) throws IOException {
        try {
            int count = in.read(characters, from, length);
            if (count > 0) {
                tee.pass(CharBuffer.wrap(characters, from, count), 0, count);
            }
            return count;
        } catch (IOException e) {
            observation.connectionFailed(e);
            throw e;
        }
    }

    @Override
    public boolean ready() throws IOException {
        return in.ready();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
