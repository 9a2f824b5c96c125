package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.HttpServer;
import dev.footfall.api.Json;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import dev.footfall.store.EventExport;
import dev.footfall.store.EventExport.Format;
import dev.footfall.store.EventExport.Stretch;
import dev.footfall.store.Leftovers;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// `GET /api/export`: a site's stored events as a file, bots and all. It is written beside the
/// store first, so that a slow client holds nothing up, and removed when it was sent.
public final class ExportSurface implements Surface {

    private static final Logger LOG = LoggerFactory.getLogger(ExportSurface.class);

    private static final String NAME = "export";
    private static final int AT_ONCE = 2;

    /// More than an event takes in the widest format, mostly; so much room is wanted beforehand.
    private static final long BYTES_OF_EVENT = 600;

    private static final Map<String, Format> FORMATS =
            Map.of("csv", Format.CSV, "ndjson", Format.NDJSON, "parquet", Format.PARQUET);

    private final EventExport export;
    private final Path folder;
    private final long minFree;
    private final Directory directory;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param folder where files lie until they were sent
    /// @param minFree how many bytes of the disk stay free
    public ExportSurface(
            EventExport export,
            Path folder,
            long minFree,
            Directory directory,
            Sites sites,
            Gate gate,
            Blocking blocking,
            InstantSource clock) {
        this.export = export;
        this.folder = folder;
        this.minFree = minFree;
        this.directory = directory;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        Leftovers.remove(folder);
        router.get("/api/export").handler(blocking.handler(this::answer));
    }

    private void answer(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        Optional<Site> site =
                caller.flatMap(known ->
                        Callers.site(
                                context,
                                sites,
                                known,
                                Scope.READ,
                                Parameters.text(context, "site_id")));
        Optional<Range> range = site.flatMap(known -> range(context, known));
        Optional<String> format = range.flatMap(_ -> format(context));
        if (site.isEmpty() || range.isEmpty() || format.isEmpty()) {
            return;
        }
        if (HttpServer.isHead(context)) {
            head(context, name(site.get(), range.get(), format.get()), format.get()).end();
            return;
        }
        if (!places.tryAcquire()) {
            Answers.busy(context, "Other exports are being written; try again.");
            return;
        }
        try {
            write(context, site.get(), range.get(), format.get());
        } finally {
            places.release();
        }
    }

    private Optional<Range> range(RoutingContext context, Site site) {
        String asked = Parameters.text(context, "date_range");
        ZoneId zone = site.zone();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        long first = directory.firstEvent().applyAsLong(site);
        String[] ends = asked.split(",", -1);
        JsonNode words =
                ends.length == 1
                        ? Json.MAPPER.valueToTree(asked)
                        : Json.MAPPER.valueToTree(List.of(ends));
        try {
            DateRanges ranges = new DateRanges(clock.instant(), zone, today, first);
            return Optional.of(RangeReader.range(words, "date_range", ranges));
        } catch (Refusal refusal) {
            Answers.problem(context, 400, "Invalid", refusal.words());
            return Optional.empty();
        }
    }

    private static Optional<String> format(RoutingContext context) {
        String asked = Parameters.text(context, "format").toLowerCase(Locale.ROOT);
        String format = asked.isEmpty() ? "csv" : asked;
        if (!FORMATS.containsKey(format)) {
            Answers.problem(context, 400, "Invalid", "format: must be csv, ndjson or parquet.");
            return Optional.empty();
        }
        return Optional.of(format);
    }

    private void write(RoutingContext context, Site site, Range range, String format) {
        Window window = range.window();
        Stretch stretch = new Stretch(site.number(), window.from(), window.to());
        long count = export.count(stretch);
        if (count > EventExport.MOST) {
            Answers.problem(
                    context,
                    400,
                    "Invalid",
                    "date_range: has %d events, and an export at most %d; ask for a shorter one."
                            .formatted(count, EventExport.MOST));
            return;
        }
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).getUsableSpace() < minFree + count * BYTES_OF_EVENT) {
                throw new StoreException(Trouble.NO_ROOM, "no room to write the export");
            }
            Path file = Files.createTempFile(folder, "export-", "." + format);
            // DuckDB makes it anew.
            Files.delete(file);
            try {
                export.write(stretch, FORMATS.getOrDefault(format, Format.CSV), file);
                send(context, file, name(site, range, format), format);
            } catch (RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(Trouble.BROKEN, "cannot write the export", e);
        }
    }

    private static String name(Site site, Range range, String format) {
        String domain = site.domain().replaceAll("[^A-Za-z0-9.-]", "_");
        LocalDate first = range.from().atZone(site.zone()).toLocalDate();
        LocalDate last = range.to().minusSeconds(1).atZone(site.zone()).toLocalDate();
        return "%s-%s-%s.%s".formatted(domain, first, last, format);
    }

    private static void send(RoutingContext context, Path file, String name, String format) {
        head(context, name, format).sendFile(file.toString()).onComplete(_ -> remove(file));
    }

    private static HttpServerResponse head(RoutingContext context, String name, String format) {
        String type =
                switch (format) {
                    case "csv" -> "text/csv; charset=utf-8; header=present";
                    case "ndjson" -> "application/x-ndjson";
                    default -> "application/vnd.apache.parquet";
                };
        return context.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .putHeader("Cache-Control", "no-store");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays behind", file, e);
        }
    }
}
