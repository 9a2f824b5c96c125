package dev.footfall.api.eye;

import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.PlainText;
import dev.footfall.api.Surface;
import dev.footfall.ingest.eye.EyeSchemas;
import dev.footfall.ingest.eye.JsonText;
import dev.footfall.model.EyeSchema;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/// `/api/eye/schemas`: the JSON Schemas that the data of events are held against, by category and
/// name.
public final class SchemasSurface implements Surface {

    private static final String ROUTE = "/api/eye/schemas";
    private static final int LONGEST_CATEGORY = 50;
    private static final int LONGEST_NAME = 150;

    private final EyeDesk desk;
    private final EyeSchemas schemas;
    private final InstantSource clock;

    public SchemasSurface(
            EyeSchemas schemas, Gate gate, Sites sites, Blocking blocking, InstantSource clock) {
        this.desk = new EyeDesk(gate, sites, blocking);
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(desk.admitted(this::list));
        router.put(ROUTE).handler(desk::admit);
        router.put(ROUTE).handler(EyeDesk.body()).handler(desk.admitted(this::put));
        router.delete(ROUTE).handler(desk.admitted(this::remove));
    }

    private void list(RoutingContext context, Site site) {
        Answers.json(
                context,
                200,
                Map.of(
                        "schemas",
                        schemas.of(site.number()).stream().map(SchemasSurface::shown).toList()));
    }

    private static Map<String, Object> shown(EyeSchema schema) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("category", schema.category());
        shown.put("name", schema.name());
        shown.put("schema", new RawValue(schema.schema()));
        shown.put("updated_at", DrfAnswers.moment(schema.updated()));
        return shown;
    }

    private void put(RoutingContext context, Site site) {
        Optional<JsonNode> body = EyeDesk.object(context);
        if (body.isEmpty()) {
            return;
        }
        String category = body.get().path("category").asString("").strip();
        String name = body.get().path("name").asString("").strip();
        JsonNode wanted = body.get().path("schema");
        if (!isUsable(category, LONGEST_CATEGORY) || category.isEmpty()) {
            EyeDesk.invalid(context, "category: must have 1 to 50 characters");
        } else if (!isUsable(name, LONGEST_NAME)) {
            EyeDesk.invalid(context, "name: must have at most 150 characters");
        } else if (wanted.isMissingNode()) {
            EyeDesk.invalid(context, "schema: is required");
        } else {
            long now = Micros.now(clock);
            EyeSchema schema =
                    new EyeSchema(site.number(), category, name, JsonText.of(wanted), now);
            schemas.put(schema)
                    .ifPresentOrElse(
                            why -> EyeDesk.invalid(context, "schema: " + why),
                            () -> Answers.json(context, 200, shown(schema)));
        }
    }

    private static boolean isUsable(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest && PlainText.isPlain(text);
    }

    private void remove(RoutingContext context, Site site) {
        EyeDesk.removed(
                context,
                schemas.remove(
                        site.number(),
                        Parameters.text(context, "category"),
                        Parameters.text(context, "name")));
    }
}
