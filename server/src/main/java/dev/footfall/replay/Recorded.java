package dev.footfall.replay;

import dev.footfall.replay.compare.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A kept exchange as it is sent again and compared.
///
/// @param target path and query, as they were sent
/// @param route the template of its path; where nobody told one, what the path teaches alone
/// @param ending as on the wire; empty when nobody said
public record Recorded(
        String id,
        Instant time,
        String method,
        String target,
        String route,
        String ending,
        Map<String, List<String>> headers,
        Body body,
        Answer answer) {

    /// A request's body.
    public sealed interface Body {

        /// @param type its content type; empty when not known
        record Known(BodyPublisher publisher, String type) implements Body {}

        /// One that cannot be sent as it was.
        record Unknown(Skipped why) implements Body {}
    }
}
