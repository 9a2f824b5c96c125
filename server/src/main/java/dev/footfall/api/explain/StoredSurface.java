package dev.footfall.api.explain;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.ingest.DraftWords;
import dev.footfall.model.EventId;
import dev.footfall.model.Site;
import dev.footfall.store.Lookup;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// `GET /api/explain/{id}`: everything that is stored of an event, and of its visit.
public final class StoredSurface implements Surface {

    private static final String NAME = "explain";
    private static final String ROUTE = "/api/explain/:id";

    /// What the store has where nothing is known.
    private static final Map<String, Integer> UNKNOWN = Map.of("status", 0, "scroll", -1);

    private static final Set<String> TIMES = Set.of("received", "happened", "started", "ended");

    private final Lookup lookup;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    public StoredSurface(Lookup lookup, Sites sites, Gate gate, Blocking blocking) {
        this.lookup = lookup;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(blocking.handler(this::tell));
    }

    private void tell(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        if (caller.isEmpty()) {
            return;
        }
        String text = context.pathParam("id");
        Optional<EventId> id = EventId.parse(text == null ? "" : text);
        if (id.isEmpty()) {
            Answers.problem(context, 400, "Invalid", "id: must be a UUID");
            return;
        }
        Optional<Lookup.Found> found =
                lookup.event(id.get()).filter(event -> caller.get().may(Scope.READ, event.site()));
        if (found.isEmpty()) {
            Answers.problem(context, 404, "Not found", "id: there is no event of that id");
        } else {
            Answers.json(context, 200, answer(id.get(), found.get()));
        }
    }

    private Map<String, Object> answer(EventId id, Lookup.Found found) {
        String site = sites.numbered(found.site()).map(Site::domain).orElse("");
        Map<String, Object> event = readable(found.event(), site);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id.toString());
        answer.put("site", site);
        answer.put("event", event);
        answer.put("visit", readable(found.visit(), site));
        return answer;
    }

    private static Map<String, Object> readable(Map<String, Object> row, String site) {
        Map<String, Object> answer = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (Objects.equals(UNKNOWN.get(name), value)) {
                return;
            }
            if (TIMES.contains(name) && value instanceof Long micros) {
                answer.put(name, Answers.moment(micros));
            } else if (name.equals("visitor") && value instanceof Long pseudonym) {
                answer.put(name, DraftWords.pseudonym(pseudonym));
            } else {
                answer.put(name, name.equals("site") ? site : value);
            }
        });
        return answer;
    }
}
