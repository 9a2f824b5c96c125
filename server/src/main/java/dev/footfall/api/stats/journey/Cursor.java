package dev.footfall.api.stats.journey;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Where a page ended, written as a text that means nothing to its reader.
///
/// @param first when it was, microseconds since 1970 UTC
/// @param second tells what was at the same time apart
record Cursor(long first, long second) {

    private static final int BYTES = 2 * Long.BYTES;

    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(first).putLong(second).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty when it is none.
    static Optional<Cursor> read(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new Cursor(bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
