package dev.footfall.capture.mask;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A body after masking.
///
/// @param bytes what may be kept: the body with values replaced (the very array that came in, where
///   nothing was), or a short text in its place when it is withheld
/// @param withheld why nothing of it is kept; empty when it is
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record MaskedBody(byte[] bytes, Optional<String> withheld) {

    static MaskedBody of(byte[] bytes) {
        return new MaskedBody(bytes, Optional.empty());
    }

    static MaskedBody withheld(String why, int length) {
        String text = "[withheld: " + why + ", " + length + " bytes]";
        return new MaskedBody(text.getBytes(StandardCharsets.UTF_8), Optional.of(why));
    }

    /// The bytes as UTF-8; what is none becomes the replacement character.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
