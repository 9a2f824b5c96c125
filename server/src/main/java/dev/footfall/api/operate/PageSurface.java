package dev.footfall.api.operate;

import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
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
    private static final String EMBEDDERS = "footfall.embedders";

    private final Function<String, List<String>> embedders;

    /// @param embedders the origins that may show the page of a shared link in a frame, by the
    ///   secret part of its URL
    public PageSurface(Function<String, List<String>> embedders) {
        this.embedders = embedders;
    }

    @Override
    public void mount(Router router) {
        StaticHandler files = StaticHandler.create("web").setCachingEnabled(true);
        router.get("/assets/*")
                .setName("/assets/:file")
                .handler(context ->
                        withHeaders(context, "public, immutable, max-age=" + YEAR_SECONDS))
                .handler(StaticHandler.create("web/assets").setCachingEnabled(false));
        for (String path : List.of("/", "/index.html", "/favicon.svg", "/admin/")) {
            router.getWithRegex(Pattern.quote(path))
                    .setName(path)
                    .handler(context -> withHeaders(context, "no-cache"))
                    .handler(files.setIndexPage("index.html").setCachingEnabled(false));
        }
        router.get("/share/:site_id").handler(this::share);
        router.getWithRegex("/admin")
                .setName("/admin")
                .handler(context -> context.reroute("/admin/"));
    }

    /// A shared link opens the dashboard, which then asks for the link's numbers.
    private void share(RoutingContext context) {
        List<String> origins = embedders.apply(Parameters.text(context, "auth"));
        if (!origins.isEmpty()) {
            context.put(EMBEDDERS, String.join(" ", origins));
        }
        context.reroute("/");
    }

    private static void withHeaders(RoutingContext context, String cache) {
        String framedBy = context.get(EMBEDDERS, "'none'");
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", POLICY + framedBy)
                .putHeader("Cache-Control", cache)
                .putHeader("Referrer-Policy", "same-origin");
        context.next();
    }
}
