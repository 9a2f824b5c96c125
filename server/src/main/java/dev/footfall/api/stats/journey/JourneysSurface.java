package dev.footfall.api.stats.journey;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.api.stats.Body;
import dev.footfall.api.stats.Directory;
import dev.footfall.api.stats.Refusal;
import dev.footfall.api.stats.Shape;
import dev.footfall.model.Site;
import dev.footfall.query.journey.Funnels;
import dev.footfall.query.journey.Journeys;
import dev.footfall.query.journey.Retention;
import dev.footfall.store.RouteNames;
import dev.footfall.store.VisitHistory;
import dev.footfall.store.VisitHistory.Happening;
import dev.footfall.store.VisitHistory.Moment;
import dev.footfall.store.VisitHistory.Shown;
import dev.footfall.store.VisitHistory.Timeline;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// `POST /api/visits`, `GET /api/visits/{id}`, `POST /api/funnel`, `POST /api/retention` and `POST
/// /api/journeys`: what visits and visitors did one after the other.
public final class JourneysSurface implements Surface {

    private static final String NUMBERS = "stats";

    /// Single visits are no numbers: neither shared links nor `access.anonymous` open them.
    private static final String SINGLE = "visits";

    private static final int USUAL_EVENTS = 500;
    private static final int MOST_EVENTS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final VisitHistory history;
    private final Function<Site, RouteNames> routes;
    private final Funnels funnels;
    private final Retention retention;
    private final Journeys journeys;
    private final Directory directory;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final InstantSource clock;

    /// @param routes names the routes of a site's requests; may block
    public JourneysSurface(
            VisitHistory history,
            Function<Site, RouteNames> routes,
            Funnels funnels,
            Retention retention,
            Journeys journeys,
            Directory directory,
            Sites sites,
            Gate gate,
            Blocking blocking,
            InstantSource clock) {
        this.history = history;
        this.routes = routes;
        this.funnels = funnels;
        this.retention = retention;
        this.journeys = journeys;
        this.directory = directory;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        post(router, "/api/visits", SINGLE, VisitsForm.KEYS, this::visits);
        post(router, "/api/funnel", NUMBERS, FunnelForm.KEYS, this::funnel);
        post(router, "/api/retention", NUMBERS, RetentionForm.KEYS, this::retention);
        post(router, "/api/journeys", NUMBERS, JourneyForm.KEYS, this::journeys);
        router.get("/api/visits/:id").handler(blocking.handler(this::visit));
    }

    /// One kind of question; what it answers lacks only how many milliseconds it took.
    @FunctionalInterface
    private interface Question {
        LongFunction<Map<String, Object>> answer(Scene scene, Instant now) throws Refusal;
    }

    /// Collects the body before the request leaves the event loop.
    private void post(
            Router router, String route, String name, Set<String> keys, Question question) {
        router.post(route)
                .handler(context ->
                        BoundedBody.collect(
                                context.request(),
                                Body.MOST_BYTES,
                                body -> {
                                    if (body.whole()) {
                                        blocking.handler(c ->
                                                        answer(
                                                                c,
                                                                name,
                                                                body.bytes(),
                                                                keys,
                                                                question))
                                                .handle(context);
                                    } else {
                                        Answers.problem(
                                                context,
                                                413,
                                                "Content too large",
                                                "body: has more than 64 KiB.");
                                    }
                                }));
    }

    private void answer(
            RoutingContext context, String name, Buffer sent, Set<String> keys, Question question) {
        Optional<Caller> caller = Callers.require(context, gate, name, Scope.READ);
        if (caller.isEmpty()) {
            return;
        }
        try {
            JsonNode body = Body.parsed(sent);
            Optional<JsonNode> id = Shape.field(body, "site_id");
            String domain = id.isPresent() ? Shape.text(id.get(), "#/site_id") : "";
            Optional<Site> site = Callers.site(context, sites, caller.get(), Scope.READ, domain);
            if (site.isPresent()) {
                Instant now = clock.instant();
                Scene scene = Scene.read(body, site.get(), directory, now, keys);
                long begun = System.nanoTime();
                LongFunction<Map<String, Object>> answer = question.answer(scene, now);
                long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                Answers.json(context, 200, answer.apply(taken));
            }
        } catch (Refusal refusal) {
            Answers.problem(context, refusal.status(), "Invalid", refusal.words());
        }
    }

    private LongFunction<Map<String, Object>> visits(Scene scene, Instant now) throws Refusal {
        VisitsForm form = VisitsForm.read(scene, routes);
        var listing = history.list(form.wanted());
        return millis -> form.answer(listing, millis);
    }

    private LongFunction<Map<String, Object>> funnel(Scene scene, Instant now) throws Refusal {
        FunnelForm form = FunnelForm.read(scene);
        var answer = funnels.ask(form.question());
        return millis -> form.answer(answer, millis);
    }

    private LongFunction<Map<String, Object>> retention(Scene scene, Instant now) throws Refusal {
        RetentionForm form = RetentionForm.read(scene, now);
        var answer = retention.ask(form.question());
        return millis -> form.answer(answer, millis);
    }

    private LongFunction<Map<String, Object>> journeys(Scene scene, Instant now) throws Refusal {
        JourneyForm form = JourneyForm.read(scene);
        var answer = journeys.ask(form.question());
        return millis -> form.answer(answer, millis);
    }

    private void visit(RoutingContext context) {
        Optional<Site> site =
                Callers.require(context, gate, SINGLE, Scope.READ)
                        .flatMap(caller ->
                                Callers.site(
                                        context,
                                        sites,
                                        caller,
                                        Scope.READ,
                                        Parameters.text(context, "site_id")));
        if (site.isEmpty()) {
            return;
        }
        OptionalInt limit = Parameters.limit(context, USUAL_EVENTS, MOST_EVENTS);
        String sent = Parameters.text(context, "cursor");
        Optional<Cursor> cursor = Cursor.read(sent);
        if (limit.isEmpty()) {
            invalid(context, "limit: must be a whole number from 1 to " + MOST_EVENTS);
        } else if (cursor.isEmpty() && !sent.isEmpty()) {
            invalid(context, "cursor: must be the 'next' of an earlier answer");
        } else {
            show(context, site.get(), cursor, limit.getAsInt());
        }
    }

    private static void invalid(RoutingContext context, String detail) {
        Answers.problem(context, 400, "Invalid", detail);
    }

    private void show(RoutingContext context, Site site, Optional<Cursor> cursor, int limit) {
        String id = String.valueOf(context.pathParam("id"));
        Optional<Shown> shown =
                NUMBER.matcher(id).matches()
                        ? history.find(site.number(), Long.parseLong(id))
                        : Optional.empty();
        if (shown.isEmpty()) {
            Answers.problem(context, 404, "Not found", "id: there is no visit of that id.");
            return;
        }
        Optional<Moment> after = cursor.map(c -> new Moment(c.first(), c.second()));
        Timeline timeline = history.timeline(shown.get().visit(), after, limit);
        VisitWords words = new VisitWords(site.zone());
        List<Map<String, Object>> events = new ArrayList<>();
        OptionalLong before =
                after.isPresent() ? OptionalLong.of(after.get().at()) : OptionalLong.empty();
        for (Happening event : timeline.events()) {
            events.add(words.event(event, before));
            before = OptionalLong.of(event.moment().at());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("visit", words.visit(shown.get()));
        json.put("events", events);
        timeline.next()
                .ifPresent(
                        moment -> json.put("next", new Cursor(moment.at(), moment.seq()).text()));
        Answers.json(context, 200, json);
    }
}
