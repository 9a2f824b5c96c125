package dev.footfall.api.tags;

import dev.footfall.api.ClientAddress;
import dev.footfall.api.PlainText;
import dev.footfall.api.SenderHeaders;
import dev.footfall.model.DropReason;
import dev.footfall.model.Engagement;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Rejected;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;

/// Makes a hit of the use of a tag. It is no page and leads nowhere; whoever calls is its sender.
final class TagHits {

    static final String SURFACE = "tags";

    private static final int AGENT_LIMIT = 1000;

    private final ClientAddress clients;

    TagHits(ClientAddress clients) {
        this.clients = clients;
    }

    /// @param now microseconds since 1970 UTC
    Hit hit(HttpServerRequest request, String domain, String tag, Optional<EventId> id, long now) {
        return new Hit(
                SURFACE,
                domain,
                id,
                now,
                now,
                EventKind.TAG,
                tag,
                Location.NONE,
                "",
                sender(request),
                Exchange.NONE,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                false,
                original(request));
    }

    private Sender sender(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Sender(
                clients.of(request),
                agent == null ? "" : PlainText.clean(agent, AGENT_LIMIT),
                "",
                SenderHeaders.of(request));
    }

    private static String original(HttpServerRequest request) {
        String line = request.method() + " " + request.uri();
        return PlainText.clean(line, Rejected.ORIGINAL_LIMIT);
    }

    /// A use that could not be counted, for the operator to find: who sends it seldom reads the
    /// answer.
    static Rejected rejected(HttpServerRequest request, String domain, String detail, long now) {
        return new Rejected(now, SURFACE, domain, DropReason.INVALID, detail, original(request));
    }
}
