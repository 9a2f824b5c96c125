package dev.footfall;

import dev.footfall.account.Caller;
import dev.footfall.account.SharedLink;
import dev.footfall.account.Sites;
import dev.footfall.api.Blocking;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.api.Surface;
import dev.footfall.api.admin.AnnotationsSurface;
import dev.footfall.api.admin.ImportSurface;
import dev.footfall.api.admin.JudgeSurface;
import dev.footfall.api.admin.KeysSurface;
import dev.footfall.api.admin.RejectedSurface;
import dev.footfall.api.admin.RoutesSurface;
import dev.footfall.api.admin.RulesSurface;
import dev.footfall.api.admin.ServerSurface;
import dev.footfall.api.admin.SessionSurface;
import dev.footfall.api.admin.SitesSurface;
import dev.footfall.api.admin.UsersSurface;
import dev.footfall.api.capture.CaptureHits;
import dev.footfall.api.capture.CaptureSurface;
import dev.footfall.api.event.EventHits;
import dev.footfall.api.event.EventSurface;
import dev.footfall.api.exchanges.ExchangesSurface;
import dev.footfall.api.explain.ExplainSurface;
import dev.footfall.api.explain.StoredSurface;
import dev.footfall.api.eye.EyeRoutes;
import dev.footfall.api.live.LiveSurface;
import dev.footfall.api.operate.AddressSurface;
import dev.footfall.api.operate.CreditsSurface;
import dev.footfall.api.operate.DocsSurface;
import dev.footfall.api.operate.HealthSurface;
import dev.footfall.api.operate.Meters;
import dev.footfall.api.operate.MetricsSurface;
import dev.footfall.api.operate.PageSurface;
import dev.footfall.api.operate.TrackerSurface;
import dev.footfall.api.resttracker.RestTrackerSurface;
import dev.footfall.api.stats.Directory;
import dev.footfall.api.stats.ExportSurface;
import dev.footfall.api.stats.PropertiesSurface;
import dev.footfall.api.stats.Rehearsal;
import dev.footfall.api.stats.SegmentsSurface;
import dev.footfall.api.stats.StatsSurface;
import dev.footfall.api.stats.WrittenFilters;
import dev.footfall.api.stats.journey.JourneysSurface;
import dev.footfall.api.tags.TagHits;
import dev.footfall.api.tags.TagListSurface;
import dev.footfall.api.tags.TagsSurface;
import dev.footfall.api.traffic.DataSurface;
import dev.footfall.api.traffic.TrafficHits;
import dev.footfall.api.traffic.TrafficSurface;
import dev.footfall.capture.mask.Masker;
import dev.footfall.logfile.LogHits;
import dev.footfall.query.QueryRunner;
import dev.footfall.query.journey.Funnels;
import dev.footfall.query.journey.Journeys;
import dev.footfall.query.journey.Retention;
import dev.footfall.query.route.Routes;
import dev.footfall.store.EventLog;
import dev.footfall.store.ExchangeKeep;
import dev.footfall.store.duckdb.CohortTable;
import dev.footfall.store.duckdb.ExchangeTable;
import dev.footfall.store.duckdb.ExportTable;
import dev.footfall.store.duckdb.EyeSchemaTable;
import dev.footfall.store.duckdb.EyeTables;
import dev.footfall.store.duckdb.HoldingsTable;
import dev.footfall.store.duckdb.RejectedTable;
import dev.footfall.store.duckdb.RequestLogTable;
import dev.footfall.store.duckdb.RequestPathsTable;
import dev.footfall.store.duckdb.StoredThings;
import dev.footfall.store.duckdb.TagTables;
import dev.footfall.store.duckdb.TrailTable;
import dev.footfall.store.duckdb.VisitRowsList;
import dev.footfall.store.duckdb.VisitTable;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The ways in and out: every surface with what it needs of the house.
final class Surfaces {

    private static final Duration LIVE_PAUSE = Duration.ofSeconds(1);

    private final House house;
    private final EventLog log;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final ClientAddress clients;
    private final Masker masker;
    private final StoredThings stored;
    private final EyeRoutes eye;

    /// @param log where arriving events become durable
    Surfaces(House house, EventLog log) {
        this.house = house;
        this.log = log;
        this.sites = house.accounts().sites();
        this.gate = new Gate(this::caller, house.settings().access().anonymous());
        this.blocking = new Blocking(house.settings().http().atOnce());
        this.clients =
                new ClientAddress(
                        house.settings().http().trustedProxies(),
                        house.settings().http().addressHeaders());
        this.masker = house.masker();
        this.stored = new StoredThings(house.store());
        this.eye =
                new EyeRoutes(
                        house.pipeline(),
                        log,
                        new EyeTables(house.store()),
                        new EyeSchemaTable(house.store()),
                        sites,
                        clients,
                        gate,
                        blocking,
                        house.clock());
    }

    /// Who a key or the token of a sign-in belongs to.
    private Optional<Caller> caller(String text) {
        return house.accounts().keys().find(text).or(() -> house.people().find(text));
    }

    List<Surface> all() {
        return Stream.of(plausible(), seeds(), exchanges(), accounts(), explaining(), operating())
                .flatMap(List::stream)
                .toList();
    }

    /// Events and statistics in Plausible's words.
    private List<Surface> plausible() {
        return List.of(
                new EventSurface(house.pipeline(), log, gate, clients, house.clock()),
                new StatsSurface(
                        queries(house)::ask, directory(house), gate, blocking, house.clock()),
                new PropertiesSurface(stored, directory(house), gate, blocking, house.clock()),
                journeys(),
                export());
    }

    private ExportSurface export() {
        return new ExportSurface(
                new ExportTable(house.store()),
                house.settings().data().dir().resolve("export"),
                house.settings().data().minFreeBytes(),
                directory(house),
                sites,
                gate,
                blocking,
                house.clock());
    }

    private JourneysSurface journeys() {
        Routes routes = routes(house);
        TrailTable trails = new TrailTable(house.store());
        return new JourneysSurface(
                new VisitTable(house.store()),
                routes::of,
                new Funnels(trails, routes::of),
                new Retention(new CohortTable(house.store()), routes::of),
                new Journeys(trails, routes::of),
                directory(house),
                sites,
                gate,
                blocking,
                house.clock());
    }

    /// Asks what the statistics are asked first.
    static Rehearsal rehearsal(House house) {
        return new Rehearsal(queries(house)::ask, directory(house), house.clock());
    }

    private static QueryRunner queries(House house) {
        return new QueryRunner(house.store().queries(), routes(house)::of);
    }

    private static Routes routes(House house) {
        return new Routes(new RequestPathsTable(house.store()), house.routeRules()::matchers);
    }

    private static Directory directory(House house) {
        return new Directory(
                house.accounts().sites()::find,
                site -> house.accounts().goals().of(site),
                (site, number) -> house.saved().segments().find(site, number),
                site -> house.store().firstEvent(site.number()));
    }

    /// The wire forms of the systems that Footfall unites.
    private List<Surface> seeds() {
        return List.of(
                tags(),
                tagList(),
                eye,
                new TrafficSurface(house.pipeline(), log, gate, sites, house.clock()),
                new DataSurface(
                        queries(house)::ask,
                        site -> house.store().firstEvent(site.number()),
                        new VisitRowsList(house.store()),
                        gate,
                        sites,
                        blocking,
                        house.clock()),
                new RestTrackerSurface(
                        new RequestLogTable(house.store()),
                        sites,
                        gate,
                        blocking,
                        StreamedAnswer.USUAL_PATIENCE));
    }

    private TagsSurface tags() {
        return new TagsSurface(
                house.tags(),
                new TagTables(house.store()),
                house.pipeline(),
                log,
                clients,
                sites,
                gate,
                blocking,
                house.settings().tags().history(),
                house.clock());
    }

    private TagListSurface tagList() {
        return new TagListSurface(
                house.tags(),
                new TagTables(house.store()),
                sites,
                gate,
                blocking,
                house.settings().tags().history(),
                house.clock());
    }

    /// What capture libraries send, and its reading back.
    private List<Surface> exchanges() {
        return List.of(
                new CaptureSurface(
                        house.pipeline(),
                        log,
                        gate,
                        sites::find,
                        house.clock(),
                        masker,
                        house.losses()),
                new ExchangesSurface(new ExchangeTable(house.store()), sites, gate, blocking));
    }

    private List<Surface> accounts() {
        return List.of(
                new SitesSurface(house.accounts(), house.people(), gate, blocking),
                new KeysSurface(house.accounts(), gate, blocking),
                new UsersSurface(house.people(), sites, gate, blocking),
                new SessionSurface(house.people(), sites, clients, gate, blocking),
                new SegmentsSurface(house.saved().segments(), sites, gate, blocking, house.clock()),
                new AnnotationsSurface(
                        house.saved().annotations(), sites, gate, blocking, house.clock()),
                new RoutesSurface(house.routeRules(), sites, gate, blocking),
                new RulesSurface(house.accounts(), gate, blocking),
                new JudgeSurface(sites, house.rejudgement(), gate, blocking),
                new ImportSurface(uploads(), sites, gate, blocking),
                new ServerSurface(
                        version(),
                        house.settings().data().dir(),
                        retention(),
                        new HoldingsTable(house.store()),
                        sites,
                        gate,
                        blocking));
    }

    private LogUploads uploads() {
        return new LogUploads(
                house.pipeline(),
                log,
                house.settings().data().dir().resolve("import-rejects.log"),
                house.clock());
    }

    private static String version() {
        String version = Surfaces.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// What is kept for a time only.
    private Map<String, Object> retention() {
        ExchangeKeep keep = house.settings().capture().keep();
        return Map.of(
                "exchange_seconds", keep.time().toSeconds(),
                "exchange_most", keep.most(),
                "exchange_bytes", keep.bytes(),
                "tag_use_seconds", house.settings().tags().history().toSeconds());
    }

    private List<Surface> explaining() {
        return List.of(
                explain(),
                new StoredSurface(stored, sites, gate, blocking),
                new LiveSurface(
                        stored,
                        new WrittenFilters(directory(house), routes(house)::of),
                        sites,
                        gate,
                        blocking,
                        house.clock(),
                        LIVE_PAUSE),
                new RejectedSurface(new RejectedTable(house.store()), sites, gate, blocking),
                new AddressSurface(clients, house.places(), gate));
    }

    /// With the readers of the surfaces, so that what is explained is what is counted.
    private ExplainSurface explain() {
        return new ExplainSurface(
                house.pipeline(),
                Map.of(
                        "event", new EventHits(),
                        "capture", new CaptureHits(masker),
                        "eye", eye.reader(),
                        "tags", new TagHits(),
                        "traffic", new TrafficHits(),
                        "log", new LogHits()),
                sites,
                stored,
                gate,
                clients,
                blocking,
                house.clock());
    }

    private List<Surface> operating() {
        return List.of(
                new HealthSurface(house.store()::isOpen, house::notices),
                new CreditsSurface(house.places()::credits),
                new MetricsSurface(meters(), gate),
                new DocsSurface(),
                new TrackerSurface(),
                new PageSurface(this::embedders));
    }

    private List<String> embedders(String slug) {
        return house.people().links().find(slug).map(SharedLink::embedders).orElse(List.of());
    }

    private PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters.bind(
                registry,
                house.store().counters(),
                house.store()::waiting,
                () -> house.notices().size());
        Meters.bindPaths(registry, house.capPaths().replaced());
        house.losses().bindTo(registry);
        house.networks().ifPresent(asking -> Meters.bindNetworks(registry, asking.counters()));
        return registry;
    }
}
