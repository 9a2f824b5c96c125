package dev.footfall;

import dev.footfall.account.Accounts;
import dev.footfall.account.NewSites;
import dev.footfall.account.RouteRules;
import dev.footfall.account.Tags;
import dev.footfall.api.Blocking;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.HttpServer;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.api.Surface;
import dev.footfall.api.admin.JudgeSurface;
import dev.footfall.api.admin.KeysSurface;
import dev.footfall.api.admin.RejectedSurface;
import dev.footfall.api.admin.RoutesSurface;
import dev.footfall.api.admin.RulesSurface;
import dev.footfall.api.admin.SitesSurface;
import dev.footfall.api.capture.CaptureHits;
import dev.footfall.api.capture.CaptureSurface;
import dev.footfall.api.capture.LossTally;
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
import dev.footfall.api.stats.StatsSurface;
import dev.footfall.api.tags.TagHits;
import dev.footfall.api.tags.TagListSurface;
import dev.footfall.api.tags.TagsSurface;
import dev.footfall.api.traffic.DataSurface;
import dev.footfall.api.traffic.TrafficHits;
import dev.footfall.api.traffic.TrafficSurface;
import dev.footfall.capture.mask.Masker;
import dev.footfall.command.FootfallCommand;
import dev.footfall.config.DnsSettings;
import dev.footfall.config.Settings;
import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.Step;
import dev.footfall.ingest.Steps;
import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.judge.Rejudgement;
import dev.footfall.ingest.judge.RuleBook;
import dev.footfall.ingest.network.AddNetwork;
import dev.footfall.ingest.network.DnsNames;
import dev.footfall.ingest.network.Networks;
import dev.footfall.ingest.page.CapPaths;
import dev.footfall.ingest.place.PlacePaths;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.ingest.visitor.Salts;
import dev.footfall.logfile.LogHits;
import dev.footfall.model.Notice;
import dev.footfall.query.QueryRunner;
import dev.footfall.query.route.Routes;
import dev.footfall.store.EventLog;
import dev.footfall.store.ExchangeKeep;
import dev.footfall.store.Visits;
import dev.footfall.store.duckdb.AccountTables;
import dev.footfall.store.duckdb.DuckDb;
import dev.footfall.store.duckdb.DuckDbRejudging;
import dev.footfall.store.duckdb.ExchangeTable;
import dev.footfall.store.duckdb.EyeSchemaTable;
import dev.footfall.store.duckdb.EyeTables;
import dev.footfall.store.duckdb.NetworkTable;
import dev.footfall.store.duckdb.RejectedTable;
import dev.footfall.store.duckdb.RequestLogTable;
import dev.footfall.store.duckdb.RequestPathsTable;
import dev.footfall.store.duckdb.RouteRuleTable;
import dev.footfall.store.duckdb.StoredThings;
import dev.footfall.store.duckdb.TagTables;
import dev.footfall.store.duckdb.VisitRowsList;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The house, put together: read from top to bottom, it is the path of a hit and of a question.
/// Opens the data folder; [#serve] then listens.
public final class Footfall implements AutoCloseable {

    private static final Duration LIVE_PAUSE = Duration.ofSeconds(1);

    /// How long a name server has for its answer.
    private static final Duration DNS_PATIENCE = Duration.ofSeconds(2);

    private final Settings settings;
    private final InstantSource clock;
    private final DuckDb store;
    private final Accounts accounts;
    private final RouteRules routeRules;
    private final Tags tags;
    private final CapPaths capPaths;
    private final Pipeline pipeline;
    private final Places places;
    private final Rejudgement rejudgement;
    private final LossTally losses;
    private final Optional<Networks> networks;
    private final List<Supplier<List<Notice>>> noticing;
    private final Upkeep upkeep;

    private Footfall(
            Settings settings,
            InstantSource clock,
            DuckDb store,
            Accounts accounts,
            RouteRules routeRules,
            Tags tags,
            CapPaths capPaths,
            Pipeline pipeline,
            Places places,
            Rejudgement rejudgement,
            LossTally losses,
            Optional<Networks> networks,
            List<Supplier<List<Notice>>> noticing,
            Upkeep upkeep) {
        this.settings = settings;
        this.clock = clock;
        this.store = store;
        this.accounts = accounts;
        this.routeRules = routeRules;
        this.tags = tags;
        this.capPaths = capPaths;
        this.pipeline = pipeline;
        this.places = places;
        this.rejudgement = rejudgement;
        this.losses = losses;
        this.networks = networks;
        this.noticing = List.copyOf(noticing);
        this.upkeep = upkeep;
    }

    public static void main(String[] words) {
        int code = FootfallCommand.run(words);
        System.exit(code);
    }

    /// Opens the data folder, which must not be open elsewhere.
    public static Footfall open(Settings settings, InstantSource clock) throws IOException {
        Path folder = settings.data().dir();
        Knowledge.Loading loading = Knowledge.begin(settings);
        SecureRandom random = new SecureRandom();
        long usualTimeout = settings.visitors().visitTimeout().toNanos() / 1000;
        AtomicReference<Accounts> loaded = new AtomicReference<>();
        Supplier<Visits> noVisits =
                () ->
                        new OpenVisits(
                                site -> timeout(loaded.get(), site, usualTimeout),
                                settings.visitors().maxOpenVisits(),
                                settings.bots().rate());
        DuckDb store = DuckDb.open(settings.data().store(), noVisits, clock);
        try {
            Accounts accounts =
                    Accounts.load(
                            new AccountTables(store),
                            clock,
                            random,
                            new NewSites(
                                    settings.visitors().identity(),
                                    settings.visitors().visitTimeout()));
            loaded.set(accounts);
            store.start();
            RouteRules routeRules = new RouteRules(new RouteRuleTable(store));
            Tags tags = new Tags(new TagTables(store), clock);
            accounts.whenRemoved(tags::forgetSite);

            Places.tidy(folder);
            Places places = Places.open(new PlacePaths(settings.visitors().geoPaths(), folder));
            CapPaths capPaths =
                    new CapPaths(settings.visitors().pathLimit(), routeRules::template, clock);
            Salts salts = Salts.open(folder, clock, random);
            Knowledge known = loading.await();
            AddBotVerdict verdict =
                    new AddBotVerdict(
                            agent -> known.agents().find(agent).verdict(),
                            settings.bots().headers(),
                            known.ranges());
            RuleBook rules = new RuleBook(site -> accounts.rules().of(site));
            Rejudgement rejudgement =
                    new Rejudgement(new DuckDbRejudging(store, noVisits), rules, verdict);
            List<Step> steps =
                    new ArrayList<>(
                            Steps.inOrder(
                                    known.agents(),
                                    places,
                                    known.spam(),
                                    known.referrals(),
                                    verdict,
                                    capPaths,
                                    rules,
                                    salts));
            LossTally losses = new LossTally(clock);
            ExchangeTable exchanges = new ExchangeTable(store);
            ExchangeKeep keep = settings.capture().keep();
            Optional<Networks> networks = networks(settings.dns(), store);
            networks.map(AddNetwork::new).ifPresent(steps::add);
            Pipeline pipeline = new Pipeline(domain -> accounts.sites().find(domain), steps);
            return new Footfall(
                    settings,
                    clock,
                    store,
                    accounts,
                    routeRules,
                    tags,
                    capPaths,
                    pipeline,
                    places,
                    rejudgement,
                    losses,
                    networks,
                    List.of(places::notices, known::notices, capPaths::notices, losses::notices),
                    new Upkeep(
                            salts,
                            List.of(
                                    new Upkeep.Reload("place files", places::reloadIfChanged),
                                    new Upkeep.Reload(
                                            "referrer spam", known.spam()::reloadIfChanged),
                                    new Upkeep.Reload(
                                            "bot ranges", known.ranges()::reloadIfChanged)),
                            List.of(() -> exchanges.trim(keep, clock.millis() * 1000)),
                            store::work));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Optional<Networks> networks(DnsSettings settings, DuckDb store) {
        return settings.reverse()
                ? Optional.of(
                        new Networks(
                                new DnsNames(settings.server(), DNS_PATIENCE),
                                new NetworkTable(store)))
                : Optional.empty();
    }

    private static long timeout(@Nullable Accounts accounts, int site, long usual) {
        return accounts == null ? usual : accounts.sites().visitTimeoutMicros(site);
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public EventLog log() {
        return store;
    }

    public Accounts accounts() {
        return accounts;
    }

    public RouteRules routeRules() {
        return routeRules;
    }

    public Rejudgement rejudgement() {
        return rejudgement;
    }

    public Settings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    /// What the operator should know though the server goes on without it.
    public List<Notice> notices() {
        return noticing.stream().flatMap(part -> part.get().stream()).toList();
    }

    /// Makes sure that there is a key with every scope.
    ///
    /// @return the key's text when it was made just now; it can never be shown again
    public Optional<String> ensureAdminKey() {
        return accounts.keys().ensureAdmin(settings.access().adminKey());
    }

    /// Starts listening on the port of the settings.
    public HttpServer serve() {
        return serve(store);
    }

    /// Starts listening, with another log in the store's place: for measurements.
    public HttpServer serve(EventLog log) {
        return HttpServer.start(settings.http().host(), settings.http().port(), surfaces(log));
    }

    private List<Surface> surfaces(EventLog log) {
        Gate gate = new Gate(key -> accounts.keys().find(key), settings.access().anonymous());
        Blocking blocking = new Blocking(settings.http().atOnce());
        Routes routes = new Routes(new RequestPathsTable(store), routeRules::matchers);
        QueryRunner queries = new QueryRunner(store.queries(), routes::of);
        StoredThings stored = new StoredThings(store);
        Directory directory =
                new Directory(
                        domain -> accounts.sites().find(domain),
                        site -> accounts.goals().of(site),
                        site -> store.firstEvent(site.number()));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters.bind(registry, store.counters(), store::waiting, () -> notices().size());
        ClientAddress clients =
                new ClientAddress(
                        settings.http().trustedProxies(), settings.http().addressHeaders());
        Meters.bindPaths(registry, capPaths.replaced());
        losses.bindTo(registry);
        Masker masker = masker();
        networks.ifPresent(asking -> Meters.bindNetworks(registry, asking.counters()));
        return List.of(
                new EventSurface(pipeline, log, gate, clients, clock),
                new CaptureSurface(
                        pipeline,
                        log,
                        gate,
                        domain -> accounts.sites().find(domain),
                        clock,
                        masker,
                        losses),
                new ExchangesSurface(new ExchangeTable(store), accounts.sites(), gate, blocking),
                tags(log, gate, clients, blocking),
                new TagListSurface(
                        tags,
                        new TagTables(store),
                        accounts.sites(),
                        gate,
                        blocking,
                        settings.tags().history(),
                        clock),
                new StatsSurface(queries::ask, directory, gate, blocking, clock),
                explain(stored, gate, clients, blocking, masker),
                new TrafficSurface(pipeline, log, gate, accounts.sites(), clock),
                new DataSurface(
                        queries::ask,
                        site -> store.firstEvent(site.number()),
                        new VisitRowsList(store),
                        gate,
                        accounts.sites(),
                        blocking,
                        clock),
                new StoredSurface(stored, accounts.sites(), gate, blocking),
                new LiveSurface(stored, accounts.sites(), gate, LIVE_PAUSE),
                new SitesSurface(accounts, gate, blocking),
                new KeysSurface(accounts, gate, blocking),
                new RoutesSurface(routeRules, accounts.sites(), gate, blocking),
                new RulesSurface(accounts, gate, blocking),
                new JudgeSurface(accounts.sites(), rejudgement, gate, blocking),
                new RestTrackerSurface(
                        new RequestLogTable(store),
                        accounts.sites(),
                        gate,
                        blocking,
                        StreamedAnswer.USUAL_PATIENCE),
                new EyeRoutes(
                        pipeline,
                        log,
                        new EyeTables(store),
                        new EyeSchemaTable(store),
                        accounts.sites(),
                        clients,
                        gate,
                        blocking,
                        clock),
                new RejectedSurface(new RejectedTable(store), accounts.sites(), gate, blocking),
                new HealthSurface(store::isOpen, this::notices),
                new AddressSurface(clients, places, gate),
                new CreditsSurface(places::credits),
                new MetricsSurface(registry, gate),
                new DocsSurface(),
                new TrackerSurface(),
                new PageSurface());
    }

    private TagsSurface tags(EventLog log, Gate gate, ClientAddress clients, Blocking blocking) {
        return new TagsSurface(
                tags,
                new TagTables(store),
                pipeline,
                log,
                clients,
                accounts.sites(),
                gate,
                blocking,
                settings.tags().history(),
                clock);
    }

    /// Addresses are nowhere kept, so the headers that tell them are masked too.
    private Masker masker() {
        List<String> names =
                Stream.concat(
                                ClientAddress.KNOWN_HEADERS.stream(),
                                settings.http().addressHeaders().stream())
                        .map(name -> "=" + name)
                        .toList();
        return new Masker(settings.capture().masking().withHeaders(names.toArray(String[]::new)));
    }

    /// Explains with the readers of the surfaces, so that what is explained is what is counted.
    private ExplainSurface explain(
            StoredThings stored,
            Gate gate,
            ClientAddress clients,
            Blocking blocking,
            Masker masker) {
        return new ExplainSurface(
                pipeline,
                Map.of(
                        "event", new EventHits(),
                        "capture", new CaptureHits(masker),
                        "tags", new TagHits(),
                        "traffic", new TrafficHits(),
                        "log", new LogHits()),
                accounts.sites(),
                stored,
                gate,
                clients,
                blocking,
                clock);
    }

    /// Ends the upkeep and closes the data folder; what was appended is written first.
    @Override
    public void close() {
        upkeep.close();
        networks.ifPresent(Networks::close);
        store.close();
    }
}
