package dev.footfall.api.eye;

import dev.footfall.account.Sites;
import dev.footfall.api.Blocking;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.ingest.HitReader;
import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.eye.EyeCheck;
import dev.footfall.ingest.eye.EyeIntake;
import dev.footfall.ingest.eye.EyeSchemas;
import dev.footfall.store.EventLog;
import dev.footfall.store.EyeSchemaStore;
import dev.footfall.store.EyeStore;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;

/// All routes of the eye and of its administration.
public final class EyeRoutes implements Surface {

    private static final List<String> OF_THE_ORIGINAL = List.of("/events", "/sessions", "/errors");

    private final List<Surface> routes;
    private final EyeReader reader;

    public EyeRoutes(
            Pipeline pipeline,
            EventLog log,
            EyeStore store,
            EyeSchemaStore schemaStore,
            Sites sites,
            ClientAddress clients,
            Gate gate,
            Blocking blocking,
            InstantSource clock) {
        EyeSchemas schemas = new EyeSchemas(schemaStore);
        EyeIntake intake = new EyeIntake(pipeline, new EyeCheck(schemas));
        this.reader = new EyeReader(intake, sites);
        EyeArrivals arrivals = new EyeArrivals(intake, log, schemas::hasAny, clients, clock);
        EyeEdits edits = new EyeEdits(intake, store, log, clock);
        this.routes =
                List.of(
                        new EventsSurface(arrivals, edits, store, gate, sites, blocking),
                        new SessionsSurface(log, store, gate, sites, blocking, clock),
                        new ErrorsSurface(store, gate, sites, blocking),
                        new AdminSurface(edits, store, gate, sites, blocking),
                        new AdminErrorsSurface(intake, log, store, gate, sites, blocking, clock),
                        new SchemasSurface(schemas, gate, sites, blocking, clock));
    }

    /// Reads what arrives at `/events/`, to be explained.
    public HitReader reader() {
        return reader;
    }

    @Override
    public void mount(Router router) {
        routes.forEach(surface -> surface.mount(router));
    }

    @Override
    public boolean refuses(HttpServerRequest undecodable) {
        boolean ours = OF_THE_ORIGINAL.stream().anyMatch(undecodable.uri()::startsWith);
        if (ours) {
            DrfAnswers.undecodable(undecodable);
        }
        return ours;
    }
}
