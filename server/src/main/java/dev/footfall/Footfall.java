package dev.footfall;

import dev.footfall.account.Accounts;
import dev.footfall.account.NewSites;
import dev.footfall.account.People;
import dev.footfall.account.RouteRules;
import dev.footfall.account.Saved;
import dev.footfall.account.Tags;
import dev.footfall.api.HttpServer;
import dev.footfall.api.capture.LossTally;
import dev.footfall.api.stats.Rehearsal;
import dev.footfall.command.FootfallCommand;
import dev.footfall.config.Settings;
import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.Steps;
import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.judge.Rejudgement;
import dev.footfall.ingest.judge.RuleBook;
import dev.footfall.ingest.network.AddNetwork;
import dev.footfall.ingest.network.Networks;
import dev.footfall.ingest.page.CapPaths;
import dev.footfall.ingest.place.PlacePaths;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.ingest.visitor.Salts;
import dev.footfall.model.Micros;
import dev.footfall.model.Notice;
import dev.footfall.store.EventLog;
import dev.footfall.store.ExchangeKeep;
import dev.footfall.store.Load;
import dev.footfall.store.OwnerFile;
import dev.footfall.store.Visits;
import dev.footfall.store.duckdb.AccountTables;
import dev.footfall.store.duckdb.DuckDb;
import dev.footfall.store.duckdb.DuckDbRejudging;
import dev.footfall.store.duckdb.ExchangeTable;
import dev.footfall.store.duckdb.RouteRuleTable;
import dev.footfall.store.duckdb.SavedTables;
import dev.footfall.store.duckdb.TagTables;
import dev.footfall.store.duckdb.UserTables;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The house, put together: read from top to bottom, it is the path of a hit and of a question.
/// Opens the data folder; [#serve] then listens.
public final class Footfall implements AutoCloseable {

    private static final int LINK_KEY_BYTES = 32;

    private final House house;
    private final Upkeep upkeep;

    private Footfall(House house, Upkeep upkeep) {
        this.house = house;
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
            byte[] linkKey = new OwnerFile(folder.resolve("link.key")).key(LINK_KEY_BYTES, random);
            People people = People.load(new UserTables(store), accounts, linkKey, clock, random);
            Saved saved = Saved.load(new SavedTables(store), accounts);

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
            Optional<Networks> networks = NetworkLookups.open(settings.dns(), store);
            Pipeline pipeline =
                    new Pipeline(
                            domain -> accounts.sites().find(domain),
                            Steps.followedBy(
                                    Steps.inOrder(
                                            known.agents(),
                                            places,
                                            known.spam(),
                                            known.referrals(),
                                            verdict,
                                            capPaths,
                                            rules,
                                            salts),
                                    networks.map(AddNetwork::new)));
            LossTally losses = new LossTally(clock);
            ExchangeTable exchanges = new ExchangeTable(store);
            ExchangeKeep keep = settings.capture().keep();
            House house =
                    new House(
                            settings,
                            clock,
                            store,
                            accounts,
                            people,
                            saved,
                            routeRules,
                            tags,
                            capPaths,
                            pipeline,
                            places,
                            rejudgement,
                            losses,
                            networks,
                            CaptureMask.open(settings, folder, random),
                            List.of(
                                    store::notices,
                                    places::notices,
                                    known::notices,
                                    capPaths::notices,
                                    losses::notices));
            return new Footfall(
                    house,
                    new Upkeep(
                            salts,
                            List.of(
                                    new Upkeep.Reload("place files", places::reloadIfChanged),
                                    new Upkeep.Reload(
                                            "referrer spam", known.spam()::reloadIfChanged),
                                    new Upkeep.Reload(
                                            "bot ranges", known.ranges()::reloadIfChanged)),
                            List.of(() -> exchanges.trim(keep, Micros.now(clock))),
                            store::work));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static long timeout(@Nullable Accounts accounts, int site, long usual) {
        return accounts == null ? usual : accounts.sites().visitTimeoutMicros(site);
    }

    public Pipeline pipeline() {
        return house.pipeline();
    }

    public EventLog log() {
        return house.store();
    }

    /// Begins a load, as of an import.
    public Load load() {
        return house.store().load();
    }

    public Accounts accounts() {
        return house.accounts();
    }

    public People people() {
        return house.people();
    }

    public RouteRules routeRules() {
        return house.routeRules();
    }

    public Rejudgement rejudgement() {
        return house.rejudgement();
    }

    public Settings settings() {
        return house.settings();
    }

    public InstantSource clock() {
        return house.clock();
    }

    /// What the operator should know though the server goes on without it.
    public List<Notice> notices() {
        return house.notices();
    }

    /// Makes sure that there is a key with every scope.
    ///
    /// @return the key's text when it was made just now; it can never be shown again
    public Optional<String> ensureAdminKey() {
        return house.accounts().keys().ensureAdmin(house.settings().access().adminKey());
    }

    /// Starts listening on the port of the settings.
    public HttpServer serve() {
        return serve(house.store());
    }

    /// Starts listening, with another log in the store's place: for measurements.
    public HttpServer serve(EventLog log) {
        return HttpServer.start(
                house.settings().http().host(),
                house.settings().http().port(),
                new Surfaces(house, log).all());
    }

    /// Has the code loaded, in the background, for which whoever asks first would wait.
    public void rehearse() {
        DuckDb store = house.store();
        Rehearsal rehearsal = Surfaces.rehearsal(house);
        Thread.ofPlatform()
                .daemon()
                .name("footfall-rehearsal")
                .start(() ->
                        house.accounts().sites().all().stream()
                                .findFirst()
                                .ifPresent(site -> rehearsal.about(site, store::isOpen)));
    }

    /// Ends the upkeep and closes the data folder; what was appended is written first.
    @Override
    public void close() {
        upkeep.close();
        house.networks().ifPresent(Networks::close);
        house.store().close();
    }
}
