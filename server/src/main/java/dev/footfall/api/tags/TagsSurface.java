package dev.footfall.api.tags;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.account.Tag;
import dev.footfall.account.Tags;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.HttpServer;
import dev.footfall.api.Surface;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Site;
import dev.footfall.store.EventLog;
import dev.footfall.store.TagStore;
import dev.footfall.store.TagStore.Stretch;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// `/create`, `/update`, `/get` and `/history`: named counters in the wire form of
/// flask-api-monitoring. GET does what it did there; POST may name the tag in its body too; HEAD
/// answers like GET and changes nothing. Tags are those of the key's site, else of the site
/// `default`.
public final class TagsSurface implements Surface {

    private static final String CREATE = "/create";
    private static final String UPDATE = "/update";
    private static final String GET = "/get";
    private static final String HISTORY = "/history";
    private static final Set<String> ROUTES = Set.of(CREATE, UPDATE, GET, HISTORY);

    private final Tags tags;
    private final TagUpdates updates;
    private final TagHistory history;
    private final TagTimes times;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    /// @param kept how far back single uses are told
    public TagsSurface(
            Tags tags,
            TagStore store,
            Pipeline pipeline,
            EventLog log,
            ClientAddress clients,
            Sites sites,
            Gate gate,
            Blocking blocking,
            Duration kept,
            InstantSource clock) {
        this.tags = tags;
        this.times = new TagTimes(clock, kept);
        this.updates = new TagUpdates(tags, clients, pipeline, log, times);
        this.history = new TagHistory(store);
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    /// A request that was let in, with all that it says.
    record Asked(RoutingContext context, Site site, TagWords words) {}

    /// Answers a request.
    private interface Doing {
        void answer(Asked asked);
    }

    @Override
    public void mount(Router router) {
        mount(router, CREATE, Scope.INGEST, asked -> aside(asked, this::create));
        mount(router, UPDATE, Scope.INGEST, updates::answer);
        mount(router, GET, Scope.READ, this::show);
        mount(router, HISTORY, Scope.READ, asked -> aside(asked, this::history));
    }

    private void mount(Router router, String route, Scope scope, Doing doing) {
        router.route(route + "/").handler(TagAnswers::notFound);
        Handler<RoutingContext> arrive = context -> arrive(context, scope, doing);
        router.options(route).handler(TagAnswers::preflight);
        router.get(route).handler(arrive);
        router.post(route).handler(arrive);
        router.route(route).handler(TagAnswers::wrongVerb).failureHandler(TagAnswers::failed);
    }

    @Override
    public boolean refuses(HttpServerRequest undecodable) {
        String path = undecodable.uri().split("[?#]", 2)[0];
        boolean ours = ROUTES.contains(path);
        if (ours) {
            TagAnswers.invalid(undecodable);
        }
        return ours;
    }

    private void arrive(RoutingContext context, Scope scope, Doing doing) {
        Optional<Caller> caller = gate.caller(context, TagHits.SURFACE, scope);
        Optional<Site> site = caller.flatMap(sites::homeOf);
        if (caller.isEmpty()) {
            TagAnswers.unauthorized(context);
        } else if (!caller.get().has(scope)) {
            TagAnswers.forbidden(context);
        } else if (site.isEmpty()) {
            TagAnswers.text(context, 404, "There is no site for this key");
        } else if (context.request().method().equals(HttpMethod.POST)) {
            BoundedBody.collect(
                    context.request(),
                    TagWords.BODY_LIMIT,
                    body -> collected(context, site.get(), body, doing));
        } else {
            doing.answer(new Asked(context, site.get(), TagWords.ofUrl(context.request())));
        }
    }

    private static void collected(
            RoutingContext context, Site site, BoundedBody.Collected body, Doing doing) {
        try {
            if (!body.whole()) {
                TagAnswers.tooLarge(context);
                return;
            }
            TagWords.ofUrl(context.request())
                    .with(body.bytes())
                    .ifPresentOrElse(
                            words -> doing.answer(new Asked(context, site, words)),
                            () -> TagAnswers.invalid(context));
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    /// Does what blocks off the event loop.
    private void aside(Asked asked, Doing doing) {
        blocking.handler(_ -> doing.answer(asked), (context, _) -> TagAnswers.busy(context))
                .handle(asked.context());
    }

    private void create(Asked asked) {
        Optional<String> name = asked.words().tag();
        if (name.isEmpty()) {
            TagAnswers.invalid(asked.context());
            return;
        }
        switch (creation(asked, name.get())) {
            case CREATED -> TagAnswers.text(asked.context(), 200, TagAnswers.CREATED);
            case EXISTS -> TagAnswers.text(asked.context(), 409, TagAnswers.EXISTS);
            case FULL ->
                    TagAnswers.text(
                            asked.context(), 507, "There are %d tags already".formatted(Tags.MOST));
        }
    }

    private Tags.Creation creation(Asked asked, String name) {
        int site = asked.site().number();
        if (HttpServer.isHead(asked.context())) {
            return tags.find(site, name).isPresent() ? Tags.Creation.EXISTS : Tags.Creation.CREATED;
        }
        return tags.create(site, name);
    }

    private void show(Asked asked) {
        Optional<String> name = asked.words().tag();
        if (name.isEmpty()) {
            TagAnswers.invalid(asked.context());
            return;
        }
        tags.find(asked.site().number(), name.get())
                .ifPresentOrElse(
                        tag ->
                                TagAnswers.text(
                                        asked.context(), 200, Long.toString(tag.count().uses())),
                        () -> TagAnswers.unknown(asked.context()));
    }

    private void history(Asked asked) {
        Optional<String> name = asked.words().tag();
        Optional<Stretch> stretch =
                times.stretch(asked.words().text("from"), asked.words().text("to"));
        if (name.isEmpty() || stretch.isEmpty()) {
            TagAnswers.invalid(asked.context());
            return;
        }
        Optional<Tag> tag = tags.find(asked.site().number(), name.get());
        if (tag.isEmpty() || !history.answer(asked.context(), tag.get().number(), stretch.get())) {
            TagAnswers.text(asked.context(), 404, TagAnswers.NO_HISTORY);
        }
    }
}
