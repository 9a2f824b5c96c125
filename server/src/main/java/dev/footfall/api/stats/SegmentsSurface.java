package dev.footfall.api.stats;

import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.Segments;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Json;
import dev.footfall.api.Parameters;
import dev.footfall.api.PlainText;
import dev.footfall.api.Surface;
import dev.footfall.model.Micros;
import dev.footfall.model.Segment;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `/api/segments`: filters of a site under names. A query names one by `["is", "segment", [ID]]`.
public final class SegmentsSurface implements Surface {

    private static final String ROUTE = "/api/segments";
    private static final String ONE = ROUTE + "/:segment_id";
    private static final long MOST_BYTES = 64 * 1024;
    private static final String SITE = "site_id";
    private static final String NAME = "name";
    private static final String FILTERS = "filters";
    private static final Set<String> KEYS = Set.of(SITE, NAME, FILTERS);

    private final Segments segments;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final InstantSource clock;

    public SegmentsSurface(
            Segments segments, Sites sites, Gate gate, Blocking blocking, InstantSource clock) {
        this.segments = segments;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(this::list);
        router.post(ROUTE).handler(body()).handler(blocking.handler(this::add));
        router.put(ONE).handler(body()).handler(blocking.handler(this::change));
        router.delete(ONE).handler(blocking.handler(this::remove));
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(MOST_BYTES);
    }

    private void list(RoutingContext context) {
        site(context, Scope.READ, Parameters.text(context, SITE))
                .ifPresent(site -> {
                    List<Map<String, Object>> all =
                            segments.of(site).stream().map(SegmentsSurface::answer).toList();
                    Answers.json(context, 200, Map.of("segments", all));
                });
    }

    private void add(RoutingContext context) {
        Optional<JsonNode> sent = sent(context);
        if (sent.isPresent()) {
            Segment blank = new Segment(0, "", "", Micros.now(clock));
            site(context, Scope.ADMIN, sent.get().path(SITE).asString(""))
                    .ifPresent(site -> put(context, site, blank, sent.get()));
        }
    }

    private void change(RoutingContext context) {
        Optional<JsonNode> sent = sent(context);
        if (sent.isPresent()) {
            Optional<Site> site = site(context, Scope.ADMIN, sent.get().path(SITE).asString(""));
            site.flatMap(known -> one(context, known))
                    .ifPresent(now -> put(context, site.orElseThrow(), now, sent.get()));
        }
    }

    private void remove(RoutingContext context) {
        Optional<Site> site = site(context, Scope.ADMIN, Parameters.text(context, SITE));
        site.flatMap(known -> one(context, known))
                .ifPresent(now -> {
                    segments.remove(site.orElseThrow(), now.number());
                    Answers.json(context, 200, Map.of("deleted", true));
                });
    }

    /// What the request leaves out stays, but of a new segment nothing may be left out.
    private void put(RoutingContext context, Site site, Segment now, JsonNode sent) {
        try {
            Optional<JsonNode> name = Shape.field(sent, NAME);
            Optional<JsonNode> filters = Shape.field(sent, FILTERS);
            if (now.number() == 0 && filters.isEmpty()) {
                throw Refusal.at("#/" + FILTERS, "A segment needs filters.");
            }
            if (filters.isPresent()) {
                new FilterReader().read(filters.get(), "#/" + FILTERS);
            }
            Segment wanted =
                    new Segment(
                            now.number(),
                            name.isPresent() ? Shape.text(name.get(), "#/" + NAME) : now.name(),
                            filters.map(JsonNode::toString).orElse(now.filters()),
                            now.created());
            if (!PlainText.isPlain(wanted.name())) {
                throw Refusal.at("#/" + NAME, "Must not contain control characters.");
            }
            switch (segments.put(site, wanted)) {
                case Reply.Done<Segment>(var kept) ->
                        Answers.json(context, now.number() == 0 ? 201 : 200, answer(kept));
                case Reply.Refused<Segment>(var field, var why) ->
                        throw Refusal.at("#/" + field, why + ".");
            }
        } catch (Refusal refusal) {
            Answers.problem(context, refusal.status(), "Invalid", refusal.words());
        }
    }

    /// The request's body as a JSON object of known keys.
    private static Optional<JsonNode> sent(RoutingContext context) {
        try {
            JsonNode sent = Json.MAPPER.readTree(Parameters.body(context));
            return Optional.of(Shape.object(sent, "#", KEYS));
        } catch (JacksonException _) {
            Answers.problem(context, 400, "Invalid", "body: is not valid JSON.");
        } catch (Refusal refusal) {
            Answers.problem(context, refusal.status(), "Invalid", refusal.words());
        }
        return Optional.empty();
    }

    private Optional<Site> site(RoutingContext context, Scope scope, String inBody) {
        return Callers.savedSite(context, gate, sites, scope, inBody);
    }

    private Optional<Segment> one(RoutingContext context, Site site) {
        OptionalLong number = Parameters.number(context, "segment_id");
        Optional<Segment> found =
                number.isPresent() ? segments.find(site, number.getAsLong()) : Optional.empty();
        if (found.isEmpty()) {
            Answers.problem(context, 404, "Not found", "segment_id: the site has no such segment.");
        }
        return found;
    }

    private static Map<String, Object> answer(Segment segment) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", segment.number());
        answer.put(NAME, segment.name());
        answer.put(FILTERS, Json.MAPPER.readTree(segment.filters()));
        answer.put("created", Answers.moment(segment.created()));
        return answer;
    }
}
