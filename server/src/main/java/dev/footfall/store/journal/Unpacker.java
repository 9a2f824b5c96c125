package dev.footfall.store.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Reads what a [Packer] wrote, in the same order.
final class Unpacker {

    private final ByteBuffer bytes;

    Unpacker(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int int32() {
        return bytes.getInt();
    }

    long int64() {
        return bytes.getLong();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    int count() {
        int value = 0;
        int shift = 0;
        byte next = bytes.get();
        while (next < 0) {
            value |= (next & 0x7f) << shift;
            shift += 7;
            next = bytes.get();
        }
        return value | next << shift;
    }

    String text() {
        int length = count();
        if (length == 0) {
            return "";
        }
        byte[] utf8 = new byte[length];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    OptionalLong maybe() {
        return flag() ? OptionalLong.of(int64()) : OptionalLong.empty();
    }
}
