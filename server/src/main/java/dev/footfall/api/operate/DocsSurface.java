package dev.footfall.api.operate;

import dev.footfall.api.Answers;
import dev.footfall.api.Surface;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// `/api/openapi.yaml`, the document of all routes, and `/docs/`, where it can be read and tried
/// out with Swagger UI, under a strict content security policy. Its files are read each time: pages
/// for a person now and then, not worth memory in between.
public final class DocsSurface implements Surface {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final int MOVED = 301;
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String ABOUT_WEBJAR =
            "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /// The only files that the page needs, with their types.
    private static final Map<String, String> FILES =
            Map.of(
                    "initializer.js", SCRIPT,
                    "swagger-ui-bundle.js", SCRIPT,
                    "swagger-ui.css", "text/css; charset=utf-8");

    private final String webjar = WEBJAR + version() + "/";

    @Override
    public void mount(Router router) {
        Buffer document = Packaged.read("dev/footfall/api/openapi.yaml");
        router.get("/api/openapi.yaml")
                .handler(context -> send(context, "application/yaml", document));
        router.get("/docs").setName("/docs/").handler(this::index);
        router.get("/docs/:file").handler(this::file);
    }

    /// At `/docs` too, where relative links would lead astray.
    private void index(RoutingContext context) {
        if (context.normalizedPath().endsWith("/")) {
            send(context, "text/html; charset=utf-8", Packaged.read("docs/index.html"));
        } else {
            context.response().setStatusCode(MOVED).putHeader("Location", "/docs/").end();
        }
    }

    private void file(RoutingContext context) {
        String name = Objects.requireNonNullElse(context.pathParam("file"), "");
        String type = FILES.get(name);
        if (type == null) {
            Answers.problem(context, 404, "Not found", "There is no file '" + name + "' here.");
        } else if (name.startsWith("swagger-ui")) {
            send(context, type, Packaged.read(webjar + name));
        } else {
            send(context, type, Packaged.read("docs/" + name));
        }
    }

    private static void send(RoutingContext context, String type, Buffer bytes) {
        context.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(bytes);
    }

    private static String version() {
        Properties about = new Properties();
        try {
            about.load(new StringReader(Packaged.read(ABOUT_WEBJAR).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(about.getProperty("version"), ABOUT_WEBJAR);
    }
}
