package dev.footfall.api.capture;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A captured request or answer as it arrived, within bounds; with its secrets, so it goes nowhere
/// but to [Keeping].
///
/// @param headers in their order, as they were written
/// @param headersCut whether there were more than are taken
record RawMessage(Map<String, List<String>> headers, boolean headersCut, RawBody body) {

    static final RawMessage NONE = new RawMessage(Map.of(), false, RawBody.NONE);

    /// The first value of a header, however its name is written; empty when it is absent.
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }

    /// @param told whether the body's content was told, were it empty
    /// @param bytes at most [BodyReader#LIMIT] of it
    /// @param type empty when not told
    /// @param sha256 empty when not told
    /// @param truncated whether `bytes` are only the beginning
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record RawBody(
            boolean told,
            byte[] bytes,
            String type,
            OptionalLong size,
            String sha256,
            boolean truncated) {

        static final RawBody NONE =
                new RawBody(false, new byte[0], "", OptionalLong.empty(), "", false);
    }
}
