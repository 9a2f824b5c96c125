package dev.footfall.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The kept exchanges of one site that are to be sent again, read from a running server over its
/// public routes. For one thread.
public final class KeptExchanges {

    private static final String ROUTE = "/api/exchanges";

    /// As many as the server gives at once.
    private static final int PAGE = 1_000;

    /// Asks the running server.
    public interface Reading {

        /// What the server answers to a GET.
        JsonNode get(String path);

        /// The same; empty where there is no such thing.
        Optional<JsonNode> find(String path);
    }

    /// What the list tells of one.
    ///
    /// @param host where it was recorded, with the port where one was given; empty when not told
    public record Listed(String id, Instant time, String method, String scheme, String host) {}

    private final Reading server;
    private final String filter;

    /// @param filter parameters of `/api/exchanges`, encoded, such as `site=example.com&route=%2Fa`
    public KeptExchanges(Reading server, String filter) {
        this.server = server;
        this.filter = filter;
    }

    /// The newest that meet the filter, in the order in which they happened.
    ///
    /// @param most how many at most
    public List<Listed> list(int most) {
        List<Listed> listed = new ArrayList<>();
        String cursor = "";
        do {
            int limit = Math.min(PAGE, most - listed.size());
            JsonNode page =
                    server.get(
                            ROUTE + "?" + filter + "&direction=incoming&limit=" + limit + cursor);
            page.path("exchanges").forEach(head -> listed.add(listed(head)));
            String next = RecordedReader.text(page, "next");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty() && listed.size() < most);
        Collections.reverse(listed);
        return listed;
    }

    private static Listed listed(JsonNode head) {
        return new Listed(
                RecordedReader.text(head, "id"),
                RecordedReader.time(head),
                RecordedReader.text(head, "method"),
                RecordedReader.text(head, "scheme"),
                RecordedReader.text(head, "host"));
    }

    /// Empty where it is not kept any more.
    public Optional<Recorded> load(Listed one) {
        return server.find(ROUTE + "/" + one.id()).map(RecordedReader::read);
    }
}
