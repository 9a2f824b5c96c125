package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import dev.footfall.store.Holdings;
import dev.footfall.store.Holdings.Holding;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `GET /api/server`: which version runs, how much it keeps and for how long. The disk is told to
/// those only who may read all sites.
public final class ServerSurface implements Surface {

    private static final String NAME = "server";

    /// Of the data folder, and more than it ever has.
    private static final int DEEPEST = 4;

    private final String version;
    private final Path folder;
    private final Map<String, Object> retention;
    private final Holdings holdings;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    /// @param folder where everything is kept
    /// @param retention what is kept for a time only, in the words of the settings
    public ServerSurface(
            String version,
            Path folder,
            Map<String, Object> retention,
            Holdings holdings,
            Sites sites,
            Gate gate,
            Blocking blocking) {
        this.version = version;
        this.folder = folder;
        this.retention = retention;
        this.holdings = holdings;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/server").handler(blocking.handler(this::answer));
    }

    private void answer(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        if (caller.isPresent()) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("version", version);
            answer.put("disk", caller.get().mayEverywhere(Scope.READ) ? disk() : null);
            answer.put("retention", retention);
            answer.put("sites", sites(caller.get()));
            Answers.json(context, 200, answer);
        }
    }

    private List<Map<String, @Nullable Object>> sites(Caller caller) {
        Map<Integer, Holding> bySite =
                holdings.all().stream()
                        .collect(Collectors.toMap(Holding::site, Function.identity()));
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (Site site : sites.all()) {
            if (caller.may(Scope.READ, site.number())) {
                Optional<Holding> held = Optional.ofNullable(bySite.get(site.number()));
                Optional<Holding> events = held.filter(holding -> holding.events() > 0);
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put("domain", site.domain());
                one.put("events", held.map(Holding::events).orElse(0L));
                one.put("first", events.map(h -> Answers.moment(h.first())).orElse(null));
                one.put("last", events.map(h -> Answers.moment(h.last())).orElse(null));
                one.put("exchanges", held.map(Holding::exchanges).orElse(0L));
                told.add(one);
            }
        }
        return told;
    }

    private Map<String, Object> disk() {
        long database = 0;
        long journal = 0;
        long other = 0;
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                long size = size(file);
                database += name.startsWith("footfall.duckdb") ? size : 0;
                journal += name.startsWith("journal") ? size : 0;
                other +=
                        name.startsWith("footfall.duckdb") || name.startsWith("journal") ? 0 : size;
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            return Map.of("database", database, "journal", journal, "other", other, "free", free);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// 0 for files that went meanwhile.
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }
}
