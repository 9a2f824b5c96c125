package dev.footfall.api.operate;

import dev.footfall.api.Answers;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The dashboard at `/` and, for shared links, under `/share/`, and the eye's administration at
/// `/admin/`, from the class path, under a strict content security policy. Files under `/assets/`
/// carry a hash in their names and are kept by browsers for a year.
public final class PageSurface implements Surface {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors ";

    private static final long YEAR_SECONDS = 31_536_000;
    private static final String ASSETS = "web/assets/";
    private static final Pattern ASSET = Pattern.compile("[\\w-]+\\.[\\w.-]+");
    private static final String EMBEDDERS = "footfall.embedders";

    private final Function<String, List<String>> embedders;

    /// @param embedders the origins that may show the page of a shared link in a frame, by the
    ///   secret part of its URL
    public PageSurface(Function<String, List<String>> embedders) {
        this.embedders = embedders;
    }

    @Override
    public void mount(Router router) {
        router.get("/assets/:file").handler(PageSurface::asset);
        page(router, "/", "index.html");
        page(router, "/index.html", "index.html");
        page(router, "/favicon.svg", "favicon.svg");
        page(router, "/admin/", "admin/index.html");
        router.get("/share/:site_id").handler(this::share);
        router.getWithRegex("/admin")
                .setName("/admin")
                .handler(context -> context.reroute("/admin/"));
    }

    private static void page(Router router, String path, String file) {
        Buffer bytes = Packaged.read("web/" + file);
        router.getWithRegex(Pattern.quote(path))
                .setName(path)
                .handler(context -> send(context, file, bytes, "no-cache"));
    }

    private static void asset(RoutingContext context) {
        String name = Parameters.text(context, "file");
        Optional<Buffer> bytes =
                ASSET.matcher(name).matches() ? Packaged.find(ASSETS + name) : Optional.empty();
        if (bytes.isPresent()) {
            send(context, name, bytes.get(), "public, immutable, max-age=" + YEAR_SECONDS);
        } else {
            Answers.problem(context, 404, "Not found", "There is no file '" + name + "' here.");
        }
    }

    /// A shared link opens the dashboard, which then asks for the link's numbers.
    private void share(RoutingContext context) {
        List<String> origins = embedders.apply(Parameters.text(context, "auth"));
        if (!origins.isEmpty()) {
            context.put(EMBEDDERS, String.join(" ", origins));
        }
        context.reroute("/");
    }

    private static void send(RoutingContext context, String file, Buffer bytes, String cache) {
        String framedBy = context.get(EMBEDDERS, "'none'");
        context.response()
                .putHeader("Content-Type", type(file))
                .putHeader("Content-Security-Policy", POLICY + framedBy)
                .putHeader("Cache-Control", cache)
                .putHeader("Referrer-Policy", "same-origin")
                .end(bytes);
    }

    private static String type(String file) {
        String type = MimeMapping.mimeTypeForFilename(file);
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
