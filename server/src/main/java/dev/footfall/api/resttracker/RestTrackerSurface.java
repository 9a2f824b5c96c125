package dev.footfall.api.resttracker;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Blocking;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.Json;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.api.Surface;
import dev.footfall.store.RequestLog;
import dev.footfall.store.RequestLog.Snapshot;
import dev.footfall.store.RequestLog.Trait;
import dev.footfall.store.Stop;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/// `/rest_tracker…`: a site's request log and its counts in the form of REST_Tracker, complete
/// however long it is, with parameters that ask for less.
public final class RestTrackerSurface implements Surface {

    private static final Logger LOG = LoggerFactory.getLogger(RestTrackerSurface.class);

    private static final String NAME = "rest-tracker";
    private static final String ROOT = "/rest_tracker";
    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final int OK = 200;

    /// Writes one answer.
    @FunctionalInterface
    private interface Content {
        void write(LogJson json, Snapshot log, Asked.Clear asked);
    }

    private static final Map<String, Content> CONTENTS =
            Map.of(
                    ROOT,
                    (json, log, asked) -> json.requests(log, asked.page()),
                    ROOT + "/counts",
                    (json, log, _) -> json.counts(log),
                    ROOT + "/methods",
                    (json, log, _) -> json.count(log, Trait.METHOD),
                    ROOT + "/schemes",
                    (json, log, _) -> json.count(log, Trait.SCHEME),
                    ROOT + "/hosts",
                    (json, log, _) -> json.count(log, Trait.HOST),
                    ROOT + "/user_agents",
                    (json, log, _) -> json.count(log, Trait.USER_AGENT),
                    ROOT + "/requests",
                    (json, log, _) -> json.requestCount(log));

    private final RequestLog log;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final Duration patience;

    /// @param patience how long a client may take nothing of an answer that is being sent
    public RestTrackerSurface(
            RequestLog log, Sites sites, Gate gate, Blocking blocking, Duration patience) {
        this.log = log;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
        this.patience = patience;
    }

    @Override
    public void mount(Router router) {
        CONTENTS.forEach((path, content) ->
                router.get(path)
                        .handler(RestTrackerSurface::exactly)
                        .handler(
                                blocking.handler(
                                        context -> answer(context, content), DrfAnswers::busy))
                        .failureHandler(DrfAnswers::failure));
        for (String below : List.of(ROOT, ROOT + "/*")) {
            router.route(below)
                    .handler(RestTrackerSurface::otherwise)
                    .failureHandler(DrfAnswers::failure);
        }
    }

    @Override
    public boolean refuses(HttpServerRequest undecodable) {
        boolean ours = undecodable.uri().startsWith(ROOT);
        if (ours) {
            DrfAnswers.undecodable(undecodable);
        }
        return ours;
    }

    /// The router takes a `/` at the end for the same path; the original does not.
    private static void exactly(RoutingContext context) {
        if (CONTENTS.containsKey(context.request().path())) {
            context.next();
        } else {
            DrfAnswers.notFound(context);
        }
    }

    private void answer(RoutingContext context, Content content) {
        Optional<Caller> caller = DrfAnswers.require(context, gate, NAME, Scope.READ);
        if (caller.isEmpty()) {
            return;
        }
        switch (Asked.read(context, sites, caller.get())) {
            case Asked.Unclear(Map<String, List<String>> messages) ->
                    DrfAnswers.fields(context, 400, messages);
            case Asked.Clear asked -> stream(context, content, asked);
        }
    }

    private void stream(RoutingContext context, Content content, Asked.Clear asked) {
        Stop stop = new Stop();
        try (StreamedAnswer answer = new StreamedAnswer(context, patience, stop::now)) {
            log.read(
                    asked.span(),
                    stop,
                    snapshot -> {
                        // Closed only when all was well: closing it completes the JSON.
                        JsonGenerator json = Json.MAPPER.createGenerator(answer);
                        content.write(new LogJson(json), snapshot, asked);
                        json.close();
                    });
            answer.end();
        } catch (StreamedAnswer.Gone e) {
            LOG.debug("{} was not taken to its end: {}", context.request().path(), e.getMessage());
        }
    }

    /// What has no route: other verbs, and paths that do not exist.
    private static void otherwise(RoutingContext context) {
        if (!CONTENTS.containsKey(context.request().path())) {
            DrfAnswers.notFound(context);
        } else if (context.request().method().equals(HttpMethod.OPTIONS)) {
            context.response().putHeader("Allow", ALLOWED).setStatusCode(OK).end();
        } else {
            DrfAnswers.notAllowed(context, ALLOWED);
        }
    }
}
