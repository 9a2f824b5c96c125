package dev.footfall.capture;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// One request with its answer. What has no value is empty. What a sink gets is masked.
///
/// @param sequence numbers the exchanges of one process without gaps, in the order of their ends
/// @param time when the request arrived
/// @param durationMicros on the monotonic clock, until the answer was written
/// @param firstByteMicros until the answer's first byte was written
/// @param route template of the path, such as `/orders/{id}`
/// @param bytesIn of the body that were really read
/// @param bytesOut of the body that were really written
/// @param address the other end of the connection
/// @param consumer who called: a principal, a key's name
/// @param outgoing whether the application called somebody else; the host and the route are the
///   other's then
/// @param sender headers that speak of the sender, such as `accept-language`
/// @param sentEvents of an answer that is an event stream; empty when it is none
public record Exchange(
        UUID id,
        long sequence,
        Instant time,
        long durationMicros,
        OptionalLong firstByteMicros,
        String method,
        String scheme,
        String host,
        String path,
        String query,
        String route,
        int status,
        long bytesIn,
        long bytesOut,
        String address,
        String userAgent,
        String referrer,
        String consumer,
        String traceId,
        Ending ending,
        boolean outgoing,
        Map<String, String> sender,
        Message request,
        Message response,
        Optional<SentEvents> sentEvents) {

    /// The sender's headers as a JSON object, a text for each name.
    public String senderJson() {
        return new JsonWriter().open().texts(sender).close().toString();
    }
}
