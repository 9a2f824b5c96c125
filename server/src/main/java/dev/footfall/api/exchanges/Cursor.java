package dev.footfall.api.exchanges;

import dev.footfall.store.ExchangeStore.Place;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Writes the place where a page ended as a text that means nothing to its reader.
final class Cursor {

    private static final int BYTES = 2 * Long.BYTES;

    private Cursor() {}

    static String write(Place place) {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(place.at()).putLong(place.seq()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty when it is none.
    static Optional<Place> read(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new Place(bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
