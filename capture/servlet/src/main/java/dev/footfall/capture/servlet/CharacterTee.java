package dev.footfall.capture.servlet;

import dev.footfall.capture.BodyRecorder;
import java.nio.charset.Charset;

/// Notes characters as the bytes that they are in a charset, pairs that come apart put together.
final class CharacterTee {

    private static final int STEP = 2_048;

    private final BodyRecorder body;
    private final Charset charset;
    private char half;

    CharacterTee(BodyRecorder body, Charset charset) {
        this.body = body;
        this.charset = charset;
    }

    void pass(int c) {
        pass(String.valueOf((char) c), 0, 1);
    }

    void pass(CharSequence text, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int to = Math.min(end, at + STEP);
            String piece = text.subSequence(at, to).toString();
            if (half != 0) {
                piece = half + piece;
                half = 0;
            }
            char last = piece.charAt(piece.length() - 1);
            if (Character.isHighSurrogate(last)) {
                half = last;
                piece = piece.substring(0, piece.length() - 1);
            }
            byte[] bytes = piece.getBytes(charset);
            body.pass(bytes, 0, bytes.length);
            at = to;
        }
    }
}
