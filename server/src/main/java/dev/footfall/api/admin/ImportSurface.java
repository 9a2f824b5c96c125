package dev.footfall.api.admin;

import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/// `POST /api/import`: an access log as the body, plain or gzipped, read while it comes. One at a
/// time, so that events that arrive meanwhile are not held up.
public final class ImportSurface implements Surface {

    private static final String NAME = "import";
    private static final String AUTO = "auto";
    private static final int LONGEST_FORMAT = 4_000;

    /// Shorter than the time after which the server closes idle connections.
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final LogUpload upload;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final Semaphore place = new Semaphore(1);

    public ImportSurface(LogUpload upload, Sites sites, Gate gate, Blocking blocking) {
        this.upload = upload;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.post("/api/import").handler(this::begin);
    }

    /// Whoever is refused is so before their log comes.
    private void begin(RoutingContext context) {
        Optional<LogUpload.Wanted> wanted =
                Callers.require(context, gate, NAME, Scope.INGEST)
                        .flatMap(caller ->
                                Callers.site(
                                        context,
                                        sites,
                                        caller,
                                        Scope.INGEST,
                                        Parameters.text(context, "site_id")))
                        .flatMap(site -> wanted(context, site));
        if (wanted.isPresent()) {
            SentBody body = new SentBody(context.request(), PATIENCE);
            if (context.request().headers().contains(HttpHeaders.EXPECT)) {
                context.response().writeContinue();
            }
            blocking.handler(taken -> take(taken, wanted.get(), body)).handle(context);
        }
    }

    private static Optional<LogUpload.Wanted> wanted(RoutingContext context, Site site) {
        String format = Parameters.text(context, "format");
        String zone = Parameters.text(context, "zone");
        if (format.length() > LONGEST_FORMAT) {
            invalid(context, "format: is longer than " + LONGEST_FORMAT + " characters.");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LogUpload.Wanted(
                            site.domain(),
                            format.isEmpty() ? AUTO : format,
                            ZoneId.of(zone.isEmpty() ? "Z" : zone)));
        } catch (DateTimeException _) {
            invalid(context, "zone: must be a time zone such as Europe/Berlin.");
            return Optional.empty();
        }
    }

    private void take(RoutingContext context, LogUpload.Wanted wanted, InputStream body) {
        if (!place.tryAcquire()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Answers.busy(context, "Another log is being imported; try again later.");
            return;
        }
        try {
            answer(context, read(wanted, body));
        } catch (LogUpload.UnknownFormat e) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            invalid(context, "format: " + e.getMessage());
        }
    }

    /// The place is free before the answer goes out, so that its reader may send the next log.
    private LogUpload.Read read(LogUpload.Wanted wanted, InputStream body)
            throws LogUpload.UnknownFormat {
        try {
            return upload.read(wanted, body);
        } finally {
            place.release();
        }
    }

    private static void answer(RoutingContext context, LogUpload.Read read) {
        if (read.lines() == 0 && !read.problems().isEmpty()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            invalid(context, "body: " + read.problems().getFirst());
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("lines", read.lines());
        answer.put("stored", read.stored());
        answer.put("repeated", read.repeated());
        answer.put("dropped", new TreeMap<>(read.dropped()));
        answer.put("skipped", read.skipped());
        answer.put("unreadable", new TreeMap<>(read.unreadable()));
        answer.put("examples", read.examples());
        answer.put("problems", read.problems());
        answer.put("taken_ms", read.taken().toMillis());
        Answers.json(context, 200, answer);
    }

    private static void invalid(RoutingContext context, String detail) {
        Answers.problem(context, 400, "Invalid", detail);
    }
}
