package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import dev.footfall.store.duckdb.Column.Flag;
import dev.footfall.store.duckdb.Column.Small;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns of table `visit`, in its order.
final class VisitColumns {

    static final List<Column<Visit>> ALL = all();

    private VisitColumns() {}

    private static List<Column<Visit>> all() {
        List<Column<Visit>> columns =
                new ArrayList<>(
                        List.of(
                                new Whole<>("id", Visit::id),
                                new Small<>("site", Visit::site),
                                new Whole<>("visitor", Visit::visitor),
                                new Whole<>("started", Visit::start),
                                new Whole<>("ended", Visit::end),
                                new Small<>("pageviews", Visit::pageviews),
                                new Small<>("events", Visit::events),
                                new Small<>("requests", Visit::requests),
                                new Flag<>("interactive", Visit::interactive),
                                new Whole<>("engaged", Visit::engagedMillis),
                                new Text<>("entry_host", v -> v.entry().host()),
                                new Text<>("entry_page", v -> v.entry().path()),
                                new Text<>("entry_query", v -> v.entry().query()),
                                new Text<>("exit_host", v -> v.exit().host()),
                                new Text<>("exit_page", v -> v.exit().path()),
                                new Text<>("exit_query", v -> v.exit().query())));
        columns.addAll(origin(v -> v));
        return List.copyOf(columns);
    }

    /// The columns that say where a visit came from and who made it; events have them too.
    static <T> List<Column<T>> origin(Function<T, Visit> visit) {
        return List.of(
                new Text<>("referrer", r -> visit.apply(r).referral().referrer()),
                new Text<>("source", r -> visit.apply(r).referral().source()),
                new Text<>("channel", r -> visit.apply(r).referral().channel()),
                new Text<>("utm_medium", r -> visit.apply(r).referral().utmMedium()),
                new Text<>("utm_source", r -> visit.apply(r).referral().utmSource()),
                new Text<>("utm_campaign", r -> visit.apply(r).referral().utmCampaign()),
                new Text<>("utm_content", r -> visit.apply(r).referral().utmContent()),
                new Text<>("utm_term", r -> visit.apply(r).referral().utmTerm()),
                new Text<>("browser", r -> visit.apply(r).agent().browser()),
                new Text<>("browser_version", r -> visit.apply(r).agent().browserVersion()),
                new Text<>("os", r -> visit.apply(r).agent().os()),
                new Text<>("os_version", r -> visit.apply(r).agent().osVersion()),
                new Text<>("device", r -> visit.apply(r).agent().device()),
                new Text<>("country", r -> visit.apply(r).place().country()),
                new Text<>("region", r -> visit.apply(r).place().region()),
                new Text<>("city", r -> visit.apply(r).place().city()),
                new Text<>("bot", r -> visit.apply(r).verdict().botClass().word()),
                new Text<>("bot_reason", r -> visit.apply(r).verdict().reason()),
                new Text<>("bot_name", r -> visit.apply(r).verdict().name()));
    }
}
