package dev.footfall.api.stats;

import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.model.Window;
import dev.footfall.store.Lookup;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `GET /api/properties`: the names of the properties that came with a site's events, those of the
/// most events first. What has such a name can be asked as `event:props:NAME`.
public final class PropertiesSurface implements Surface {

    private static final int OK = 200;
    private static final int MOST_NAMES = 100;
    private static final String EVENT = "event";

    private final Lookup lookup;
    private final Directory directory;
    private final Access access;
    private final Blocking blocking;
    private final InstantSource clock;

    public PropertiesSurface(
            Lookup lookup, Directory directory, Gate gate, Blocking blocking, InstantSource clock) {
        this.lookup = lookup;
        this.directory = directory;
        this.access = new Access(gate, directory);
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/properties").handler(blocking.handler(this::list));
    }

    private void list(RoutingContext context) {
        try {
            V1Request request = V1Request.open(context, access);
            Window window = request.range(directory, clock.instant()).window();
            String event = request.param(EVENT).orElse("");
            if (!FilterReader.isWhole(event)) {
                throw Refusal.badRequest(
                        EVENT + ": holds a NUL character or half a surrogate pair.");
            }
            List<Map<String, Object>> found =
                    lookup.properties(request.site().number(), window, event, MOST_NAMES).stream()
                            .map(PropertiesSurface::answer)
                            .toList();
            Answers.json(context, OK, Map.of("properties", found));
        } catch (Refusal refusal) {
            Answers.problem(context, refusal.status(), "Invalid", refusal.words());
        }
    }

    private static Map<String, Object> answer(Lookup.Property property) {
        return Map.of("name", property.name(), "events", property.events());
    }
}
