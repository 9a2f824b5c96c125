package dev.footfall.store.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Writes values one after another into memory that grows. Texts are UTF-8 behind their length;
/// lengths take one byte for each seven bits. Belongs to one thread.
final class Packer {

    private static final int START = 64 << 10;
    private static final int LONGEST_VARINT = 5;

    private ByteBuffer bytes = ByteBuffer.allocate(START);

    /// Forgets what was written.
    void clear() {
        bytes.clear();
    }

    /// What was written since [#clear], to be read before the next change.
    ByteBuffer written() {
        return bytes.duplicate().flip();
    }

    int size() {
        return bytes.position();
    }

    /// Overwrites four bytes that were written as an [#int32].
    void putAt(int place, int value) {
        bytes.putInt(place, value);
    }

    void int32(int value) {
        room(Integer.BYTES);
        bytes.putInt(value);
    }

    void int64(long value) {
        room(Long.BYTES);
        bytes.putLong(value);
    }

    void flag(boolean value) {
        room(1);
        bytes.put((byte) (value ? 1 : 0));
    }

    /// @param value not negative
    void count(int value) {
        room(LONGEST_VARINT);
        int left = value;
        while (left > 0x7f) {
            bytes.put((byte) (left | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
    }

    void text(String text) {
        if (text.isEmpty()) {
            count(0);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            count(utf8.length);
            room(utf8.length);
            bytes.put(utf8);
        }
    }

    void maybe(OptionalLong value) {
        flag(value.isPresent());
        if (value.isPresent()) {
            int64(value.getAsLong());
        }
    }

    private void room(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            int size =
                    (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.capacity()));
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
    }
}
