package dev.footfall.capture;

/// What is kept of a body.
///
/// @param bytes its beginning, or all of it; masked when a sink sees it
/// @param type the content type; empty when there was none
/// @param size how many bytes were read or written
/// @param sha256 of the whole body, in hexadecimal digits, where `bytes` are only the beginning;
///   else empty
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Body(byte[] bytes, String type, long size, String sha256, boolean truncated) {

    static final Body NONE = new Body(new byte[0], "", 0, "", false);
}
