package dev.footfall.capture.jdk;

import dev.footfall.capture.BodyRecorder;
import dev.footfall.capture.Capture;
import java.nio.ByteBuffer;

/// Shows buffers to a recorder without moving them.
final class PassedBytes {

    private static final int PIECE = 8 << 10;

    private PassedBytes() {}

    static void note(ByteBuffer bytes, BodyRecorder recorder, Capture capture) {
        try {
            if (!recorder.isLookedAt()) {
                recorder.passUnseen(bytes.remaining());
            } else if (bytes.hasArray()) {
                int from = bytes.arrayOffset() + bytes.position();
                recorder.pass(bytes.array(), from, bytes.remaining());
            } else {
                copy(bytes.duplicate(), recorder);
            }
        } catch (RuntimeException e) {
            capture.fail("a body could not be noted", e);
        }
    }

    private static void copy(ByteBuffer bytes, BodyRecorder recorder) {
        byte[] piece = new byte[Math.min(PIECE, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int count = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, count);
            recorder.pass(piece, 0, count);
        }
    }
}
