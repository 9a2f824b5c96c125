package dev.footfall.api.tags;

import dev.footfall.account.Sites;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.PlainText;
import dev.footfall.api.SenderHeaders;
import dev.footfall.ingest.HitReader;
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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a hit of the use of a tag. It is no page and leads nowhere; whoever calls is its sender.
public final class TagHits implements HitReader {

    static final String SURFACE = "tags";

    private static final int AGENT_LIMIT = 1000;

    @Override
    public List<Decoded> read(byte[] body, About about) {
        String site = PlainText.lower(about.word("site"));
        Optional<TagWords> words =
                body.length > TagWords.BODY_LIMIT
                        ? Optional.empty()
                        : TagWords.none().with(Buffer.buffer(body));
        if (words.isEmpty()) {
            return List.of(Decoded.Unreadable.of("body: must be a JSON object or a form"));
        }
        String original = PlainText.clean(text(body), Rejected.ORIGINAL_LIMIT);
        return List.of(
                words.get()
                        .tag()
                        .<Decoded>map(tag ->
                                new Decoded.Read(
                                        hit(
                                                about.sender(),
                                                site.isEmpty() ? Sites.DEFAULT : site,
                                                tag,
                                                Optional.empty(),
                                                about.received(),
                                                original)))
                        .orElseGet(() -> Decoded.Unreadable.of(TagWords.NAME_RULE)));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// @param now microseconds since 1970 UTC
    static Hit hit(
            Sender sender,
            String domain,
            String tag,
            Optional<EventId> id,
            long now,
            String original) {
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
                sender,
                Exchange.NONE,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                false,
                original);
    }

    static Sender sender(HttpServerRequest request, ClientAddress clients) {
        String agent = request.getHeader("User-Agent");
        return new Sender(
                clients.of(request),
                agent == null ? "" : PlainText.clean(agent, AGENT_LIMIT),
                "",
                SenderHeaders.of(request));
    }

    static String original(HttpServerRequest request) {
        String line = request.method() + " " + request.uri();
        return PlainText.clean(line, Rejected.ORIGINAL_LIMIT);
    }

    /// A use that could not be counted, for the operator to find: who sends it seldom reads the
    /// answer.
    static Rejected rejected(HttpServerRequest request, String domain, String detail, long now) {
        return new Rejected(now, SURFACE, domain, DropReason.INVALID, detail, original(request));
    }
}
