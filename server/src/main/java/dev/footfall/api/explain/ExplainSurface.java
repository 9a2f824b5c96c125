package dev.footfall.api.explain;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.ChainAnswer;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.FoundAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.SenderHeaders;
import dev.footfall.api.Surface;
import dev.footfall.ingest.HitReader;
import dev.footfall.ingest.HitReader.Decoded;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Hit;
import dev.footfall.model.Micros;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import dev.footfall.store.Lookup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `POST /api/explain`: what would become of a hit in any surface's form, and by which step;
/// nothing of it is stored.
public final class ExplainSurface implements Surface {

    private static final String NAME = "explain";
    private static final String ROUTE = "/api/explain";
    private static final int BODY_LIMIT = 1 << 20;

    /// Of a body with more hits the rest is only counted.
    private static final int MOST_HITS = 20;

    private static final List<String> WORDS =
            List.of("site", "format", "date-format", "time-format", "zone");

    private final Pipeline pipeline;
    private final Map<String, HitReader> readers;
    private final Sites sites;
    private final Lookup lookup;
    private final Gate gate;
    private final ClientAddress clients;
    private final Blocking blocking;
    private final InstantSource clock;

    /// @param readers by the surface's name
    public ExplainSurface(
            Pipeline pipeline,
            Map<String, HitReader> readers,
            Sites sites,
            Lookup lookup,
            Gate gate,
            ClientAddress clients,
            Blocking blocking,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.readers = new TreeMap<>(readers);
        this.sites = sites;
        this.lookup = lookup;
        this.gate = gate;
        this.clients = clients;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.post(ROUTE).handler(this::checkCaller);
        router.post(ROUTE)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(blocking.handler(this::explain));
    }

    /// Before the body is taken in.
    private void checkCaller(RoutingContext context) {
        if (Callers.require(context, gate, NAME, Scope.READ).isPresent()) {
            context.next();
        }
    }

    private void explain(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        if (caller.isEmpty()) {
            return;
        }
        String surface = Parameters.text(context, "surface");
        HitReader reader = readers.get(surface);
        if (reader == null) {
            String names = String.join(", ", readers.keySet());
            Answers.problem(context, 400, "Invalid", "surface: must be one of " + names);
            return;
        }
        byte[] body = Parameters.body(context);
        List<Decoded> decoded = reader.read(body, about(context));
        if (decoded.stream().allMatch(one -> maySee(caller.get(), one))) {
            answer(context, caller.get(), surface, decoded);
        } else {
            Callers.forbidden(context, "site: this key is for another site.");
        }
    }

    /// A site that a key is not for is not told from one that does not exist.
    private boolean maySee(Caller caller, Decoded decoded) {
        return switch (decoded) {
            case Decoded.Unreadable _ -> true;
            case Decoded.Read(Hit hit) ->
                    caller.mayEverywhere(Scope.READ)
                            || caller.may(
                                    Scope.READ,
                                    sites.find(hit.domain()).map(Site::number).orElse(-1));
        };
    }

    private HitReader.About about(RoutingContext context) {
        HttpServerRequest request = context.request();
        String address = Parameters.text(context, "address");
        String agent = Parameters.text(context, "user_agent");
        Sender sender =
                new Sender(
                        address.isEmpty() ? clients.of(request) : address,
                        agent.isEmpty() ? ownAgent(request) : agent,
                        "",
                        SenderHeaders.of(request));
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.put(word, Parameters.text(context, word)));
        String encoding = request.getHeader("Content-Encoding");
        words.put("encoding", encoding == null ? "" : encoding);
        return new HitReader.About(sender, words, Micros.now(clock));
    }

    private void answer(
            RoutingContext context, Caller caller, String surface, List<Decoded> decoded) {
        List<Map<String, Object>> hits = new ArrayList<>();
        for (Decoded one : decoded.subList(0, Math.min(MOST_HITS, decoded.size()))) {
            hits.add(answer(context, caller, one));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("surface", surface);
        answer.put("address", address(context));
        answer.put("hits", hits);
        answer.put("left_out", decoded.size() - hits.size());
        Answers.json(context, 200, answer);
    }

    private Map<String, Object> answer(RoutingContext context, Caller caller, Decoded decoded) {
        return switch (decoded) {
            case Decoded.Unreadable(var problems) -> {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("outcome", "unreadable");
                answer.put("errors", problems);
                yield answer;
            }
            case Decoded.Read(Hit hit) -> {
                boolean tells = caller.has(Scope.ADMIN) || isOwn(context, hit.sender());
                yield new ExplanationAnswer(lookup::openVisits, tells).of(pipeline.explain(hit));
            }
        };
    }

    /// Whether the caller explains themselves, and not what somebody else did.
    private boolean isOwn(RoutingContext context, Sender sender) {
        return sender.user().isEmpty()
                && sender.address().equals(clients.of(context.request()))
                && sender.userAgent().equals(ownAgent(context.request()));
    }

    private static String ownAgent(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }

    /// Where this request comes from, by which the surface `event` tells its sender.
    private Map<String, Object> address(RoutingContext context) {
        FoundAddress found = clients.find(context.request());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("address", found.address());
        answer.put("why", found.why());
        answer.put("chain", ChainAnswer.of(found));
        return answer;
    }
}
