package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.ExchangeRows.maybe;

import dev.footfall.model.EventId;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.model.Visit;
import dev.footfall.store.QueryPlan.Source;
import dev.footfall.store.VisitHistory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows visits of table `visit`, the open ones and their events. Any thread may call it; a
/// reader's thread does the work.
public final class VisitTable implements VisitHistory {

    private static final String ONE =
            """
            SELECT * FROM (SELECT *, false AS open FROM visit UNION ALL
                SELECT *, true AS open FROM open_visits(%d)) v
            WHERE v.id = ? AND v.site = ? LIMIT 1
            """;

    private final DuckDb store;

    public VisitTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public Listing list(Wanted wanted) {
        long naming = store.shelves().routes().lay(List.of(wanted.routes()));
        try {
            return store.read((connection, open) -> list(wanted, connection, open, naming));
        } finally {
            store.shelves().routes().clear(naming);
        }
    }

    private Listing list(Wanted wanted, Connection connection, long open, long naming)
            throws SQLException {
        Limited limited = store.limited(connection);
        RowsSql rows =
                new RowsSql(
                        wanted.site(),
                        wanted.window(),
                        open,
                        new RoutesSql(naming, wanted.routes().byMethod()));
        List<Shown> shown = new ArrayList<>();
        limited.each(page(wanted, rows), row -> shown.add(shown(row)));
        boolean more = shown.size() > wanted.limit();
        List<Shown> page = more ? shown.subList(0, wanted.limit()) : shown;
        Optional<Place> next =
                more
                        ? Optional.of(
                                new Place(
                                        page.getLast().visit().start(),
                                        page.getLast().visit().id()))
                        : Optional.empty();
        return new Listing(page, next, limited.number(rows.count(Source.VISITS)));
    }

    /// One row more than wanted tells whether there are others.
    private static Sql page(Wanted wanted, RowsSql rows) {
        Sql sql =
                Sql.of(
                                "SELECT v.*, v.id IN (SELECT o.id FROM open_visits(%d) o) AS open FROM "
                                        .formatted(rows.openVisits()))
                        .add(rows.from(Source.VISITS, Beside.NOTHING))
                        .add(" WHERE ")
                        .add(rows.inside(Source.VISITS, Beside.NOTHING))
                        .add(" AND ")
                        .add(new FilterSql(rows).of(wanted.filter(), Source.VISITS));
        wanted.visitor().ifPresent(visitor -> sql.add(" AND v.visitor = ").bind(visitor));
        wanted.after()
                .ifPresent(place ->
                        sql.add(" AND (v.started < ")
                                .bind(place.start())
                                .add(" OR (v.started = ")
                                .bind(place.start())
                                .add(" AND v.id < ")
                                .bind(place.id())
                                .add("))"));
        return sql.add(" ORDER BY v.started DESC, v.id DESC LIMIT ").bind(wanted.limit() + 1);
    }

    @Override
    public Optional<Shown> find(int site, long id) {
        return store.read((connection, open) -> {
            List<Shown> found = new ArrayList<>();
            Sql one = Sql.of(ONE.formatted(open)).with(id).with(site);
            store.limited(connection).each(one, row -> found.add(shown(row)));
            return found.stream().findFirst();
        });
    }

    private static Shown shown(ResultSet row) throws SQLException {
        long started = row.getLong("started");
        Visit visit =
                new Visit(
                        row.getLong("id"),
                        row.getInt("site"),
                        row.getLong("visitor"),
                        started,
                        row.getLong("ended"),
                        row.getInt("pageviews"),
                        row.getInt("events"),
                        row.getInt("requests"),
                        row.getBoolean("interactive"),
                        row.getLong("engaged"),
                        location(row, "entry"),
                        location(row, "exit"),
                        started,
                        started,
                        Origins.agent(row),
                        Origins.place(row),
                        Origins.referral(row),
                        Origins.verdict(row));
        return new Shown(visit, row.getBoolean("open"));
    }

    private static Location location(ResultSet row, String end) throws SQLException {
        return new Location(
                row.getString(end + "_host"),
                row.getString(end + "_page"),
                row.getString(end + "_query"));
    }

    @Override
    public Timeline timeline(Visit visit, Optional<Moment> after, int limit) {
        return store.read((connection, _) -> {
            List<Happening> events = new ArrayList<>();
            store.limited(connection)
                    .each(events(visit, after, limit), row -> events.add(happening(row)));
            boolean more = events.size() > limit;
            List<Happening> page = more ? events.subList(0, limit) : events;
            return new Timeline(
                    page, more ? Optional.of(page.getLast().moment()) : Optional.empty());
        });
    }

    private static Sql events(Visit visit, Optional<Moment> after, int limit) {
        Sql sql =
                Sql.of(
                                """
                                SELECT e.*, EXISTS (SELECT 1 FROM exchange x WHERE x.site = e.site
                                    AND x.id_high = e.id_high AND x.id_low = e.id_low) AS kept
                                FROM event e WHERE e.site = ? AND e.visit = ?
                                    AND e.happened >= ? AND e.happened <= ?
                                """)
                        .with(visit.site())
                        .with(visit.id())
                        .with(visit.start())
                        .with(visit.end());
        after.ifPresent(moment ->
                sql.add(" AND (e.happened > ")
                        .bind(moment.at())
                        .add(" OR (e.happened = ")
                        .bind(moment.at())
                        .add(" AND e.seq > ")
                        .bind(moment.seq())
                        .add("))"));
        return sql.add(" ORDER BY e.happened, e.seq LIMIT ").bind(limit + 1);
    }

    private static Happening happening(ResultSet row) throws SQLException {
        return new Happening(
                new EventId(row.getLong("id_high"), row.getLong("id_low")),
                new Moment(row.getLong("happened"), row.getLong("seq")),
                row.getString("kind"),
                row.getString("name"),
                row.getString("host"),
                row.getString("path"),
                row.getString("query"),
                row.getString("method"),
                row.getInt("status"),
                row.getString("route"),
                maybe(row, "duration"),
                maybe(row, "bytes_in"),
                maybe(row, "bytes_out"),
                row.getString("consumer"),
                Props.fromJson(row.getString("props")),
                revenue(row),
                row.getInt("scroll"),
                row.getLong("engaged"),
                row.getBoolean("kept"));
    }

    private static Revenue revenue(ResultSet row) throws SQLException {
        @Nullable BigDecimal amount = row.getBigDecimal("revenue");
        return amount == null ? Revenue.NONE : new Revenue(amount, row.getString("currency"));
    }
}
