package dev.footfall.api.operate;

import dev.footfall.api.Answers;
import dev.footfall.api.Surface;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/js/`: the scripts that counted websites load. Any origin may load and read them, so that pages
/// may pin them by their hash; browsers ask once an hour whether they changed.
public final class TrackerSurface implements Surface {

    private static final String CACHE = "public, max-age=3600, stale-while-revalidate=86400";

    private static final int NOT_MODIFIED = 304;
    private static final int TAG_DIGITS = 16;

    /// A script with the tag by which browsers know it again; weak, as it may be sent compressed.
    private record Script(Buffer bytes, String tag) {}

    private final Map<String, Script> scripts =
            Stream.of("footfall.js", "vitals.js")
                    .collect(Collectors.toMap(Function.identity(), TrackerSurface::read));

    @Override
    public void mount(Router router) {
        router.get("/js/:file").handler(this::file);
    }

    private void file(RoutingContext context) {
        String name = Objects.requireNonNullElse(context.pathParam("file"), "");
        @Nullable Script script = scripts.get(name);
        if (script == null) {
            Answers.problem(context, 404, "Not found", "There is no script '" + name + "' here.");
            return;
        }
        HttpServerResponse response =
                context.response()
                        .putHeader("Cache-Control", CACHE)
                        .putHeader("ETag", script.tag)
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (knows(context.request(), script)) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader("Content-Type", "text/javascript; charset=utf-8").end(script.bytes);
        }
    }

    /// Proxies that compress may write the tag with or without the mark of a weak one.
    private static boolean knows(HttpServerRequest request, Script script) {
        String known = request.getHeader("If-None-Match");
        return known != null && known.contains(script.tag.substring("W/".length()));
    }

    private static Script read(String name) {
        Buffer bytes = Packaged.read("tracker/" + name);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
            String tag = HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS);
            return new Script(bytes, "W/\"" + tag + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK knows SHA-256", e);
        }
    }
}
