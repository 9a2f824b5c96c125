package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.Asked.is;
import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Agent;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import dev.footfall.model.Location;
import dev.footfall.model.Metric;
import dev.footfall.model.Place;
import dev.footfall.model.Query.Order;
import dev.footfall.model.Referral;
import dev.footfall.model.Revenue;
import dev.footfall.query.QueryRunner;
import dev.footfall.store.Appended;
import dev.footfall.store.StoreSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people and a bot, few enough to count by hand.
///
/// Ann (1), from Google in Germany: `/` at noon, left after 40 s at 50 %, `/buy` at 12:01, order of
/// 20 EUR at 12:02. Bob (2), direct, place unknown: `/` at 12:00 the next day, nothing else. Api
/// (3): requests with 100, 200, 300 ms at noon, the last failed. Bot (4): `/` at noon.
class HandCountedTest {

    private static final long DAY = 86_400 * SECOND;
    private static final Goal BUY = new Goal.OnPage(1, "Visit /buy", "/buy");
    private static final Goal ORDER = new Goal.OnEvent(2, "Order", "order");

    @TempDir Path folder;
    private DuckDb store;
    private QueryRunner runner;

    @BeforeEach
    void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1800 * SECOND, 100),
                                InstantSource.system())
                        .start();
        runner = new QueryRunner(store.queries());
        Appended.to(store, events());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static List<Event> events() {
        return List.of(
                event(1, NOON, EventKind.PAGEVIEW, "/"),
                engagement(1, NOON + 40 * SECOND, "/", 50, 40_000),
                event(1, NOON + 60 * SECOND, EventKind.PAGEVIEW, "/buy"),
                event(1, NOON + 120 * SECOND, EventKind.CUSTOM, "/buy"),
                event(2, NOON + DAY, EventKind.PAGEVIEW, "/"),
                request(NOON, 100_000, 200),
                request(NOON + SECOND, 200_000, 200),
                request(NOON + 2 * SECOND, 300_000, 503),
                event(4, NOON, EventKind.PAGEVIEW, "/"));
    }

    private static Event event(long visitor, long at, EventKind kind, String path) {
        return whole(visitor, at, kind, path, Exchange.NONE, Engagement.NONE);
    }

    private static Event engagement(long visitor, long at, String path, int scroll, long millis) {
        Engagement engagement = new Engagement(scroll, millis);
        return whole(visitor, at, EventKind.ENGAGEMENT, path, Exchange.NONE, engagement);
    }

    private static Event request(long at, long micros, int status) {
        Exchange exchange =
                new Exchange(
                        "GET",
                        "https",
                        status,
                        "/api/{id}",
                        OptionalLong.of(micros),
                        OptionalLong.empty(),
                        OptionalLong.of(10),
                        "app");
        return whole(3, at, EventKind.REQUEST, "/api/7", exchange, Engagement.NONE);
    }

    private static Event whole(
            long visitor,
            long at,
            EventKind kind,
            String path,
            Exchange exchange,
            Engagement engagement) {
        boolean custom = kind == EventKind.CUSTOM;
        Referral google =
                new Referral("google.com", "Google", "Organic Search", "", "", "", "", "");
        return new Event(
                EventId.at(at / 1000, visitor * 97 + kind.word().hashCode()),
                false,
                1,
                at,
                at,
                kind,
                custom ? "order" : kind.word(),
                visitor,
                visitor,
                visitor,
                new Location("example.com", path, ""),
                exchange,
                "Test/1.0",
                Agent.UNKNOWN,
                visitor == 1 ? new Place("DE", "", "") : Place.UNKNOWN,
                visitor == 1 ? google : Referral.DIRECT,
                visitor == 4
                        ? new BotVerdict(BotClass.SEO, "agent-pattern", "X")
                        : BotVerdict.PERSON,
                custom ? Map.of("plan", "pro") : Map.of(),
                custom ? new Revenue(new BigDecimal("20.00"), "EUR") : Revenue.NONE,
                engagement,
                custom,
                false);
    }

    private List<Row> rows(Asked asked) {
        return runner.ask(asked.query()).rows();
    }

    private List<Value> numbers(Asked asked) {
        return rows(asked).getFirst().metrics();
    }

    private static Value whole(long number) {
        return new Value.Whole(number);
    }

    private static Value part(double number) {
        return new Value.Fraction(number);
    }

    private static Row row(String label, Value... values) {
        return new Row(List.of(label), List.of(values));
    }

    @Test
    void counts_people_and_leaves_bots_out() {
        Asked asked = Asked.of(Metric.VISITORS, Metric.VISITS, Metric.PAGEVIEWS, Metric.EVENTS);
        assertThat(numbers(asked)).containsExactly(whole(3), whole(3), whole(3), whole(7));
        assertThat(numbers(asked.withBots()))
                .containsExactly(whole(4), whole(4), whole(4), whole(8));
    }

    @Test
    void averages_over_visits_with_a_page_view() {
        assertThat(
                        numbers(
                                Asked.of(
                                        Metric.VIEWS_PER_VISIT,
                                        Metric.BOUNCE_RATE,
                                        Metric.VISIT_DURATION)))
                .containsExactly(part(1.5), part(50), part(60));
    }

    @Test
    void measures_requests() {
        Asked asked =
                Asked.of(
                                Metric.REQUESTS,
                                Metric.ERRORS,
                                Metric.DURATION_P50,
                                Metric.DURATION_P90,
                                Metric.DURATION_AVG,
                                Metric.BYTES_IN,
                                Metric.BYTES_OUT)
                        .by("event:route")
                        .where(is("event:kind", "request"));
        assertThat(rows(asked))
                .containsExactly(
                        row(
                                "/api/{id}",
                                whole(3),
                                whole(1),
                                part(200),
                                part(280),
                                part(200),
                                whole(0),
                                whole(30)));
    }

    @Test
    void tells_errors_by_class_and_when_a_row_was_seen() {
        Asked asked =
                Asked.of(
                                Metric.REQUESTS,
                                Metric.CLIENT_ERRORS,
                                Metric.SERVER_ERRORS,
                                Metric.FIRST_SEEN,
                                Metric.LAST_SEEN)
                        .by("event:status_class");
        Value.Moment first = new Value.Moment(NOON);
        assertThat(rows(asked.where(is("event:kind", "request"))))
                .containsExactly(
                        row(
                                "2xx",
                                whole(2),
                                whole(0),
                                whole(0),
                                first,
                                new Value.Moment(NOON + SECOND)),
                        row(
                                "5xx",
                                whole(1),
                                whole(0),
                                whole(1),
                                new Value.Moment(NOON + 2 * SECOND),
                                new Value.Moment(NOON + 2 * SECOND)));
        assertThat(numbers(Asked.of(Metric.REQUESTS).where(is("event:status_class", "5xx", "3xx"))))
                .containsExactly(whole(1));
        assertThat(numbers(Asked.of(Metric.LAST_SEEN).where(is("event:name", "nothing"))))
                .containsExactly(new Value.Absent());
    }

    @Test
    void splits_by_source_under_readable_labels() {
        Asked asked =
                Asked.of(Metric.VISITORS, Metric.BOUNCE_RATE, Metric.PERCENTAGE)
                        .by("visit:source")
                        .where(is("event:kind", "pageview", "custom"));
        assertThat(rows(asked))
                .containsExactly(
                        row("Direct / None", whole(1), part(100), part(50)),
                        row("Google", whole(1), part(0), part(50)));
    }

    @Test
    void names_countries_and_finds_them_by_name() {
        assertThat(rows(Asked.of(Metric.VISITORS).by("visit:country_name")))
                .containsExactly(row("(not set)", whole(2)), row("Germany", whole(1)));
        assertThat(numbers(Asked.of(Metric.VISITORS).where(is("visit:country_name", "Germany"))))
                .containsExactly(whole(1));
    }

    @Test
    void tells_goals_and_conversions() {
        Asked asked =
                Asked.of(Metric.VISITORS, Metric.EVENTS, Metric.CONVERSION_RATE)
                        .by("event:goal")
                        .reaching(BUY, ORDER);
        Value third = part(100.0 / 3);
        assertThat(rows(asked))
                .containsExactly(
                        row("Order", whole(1), whole(1), third),
                        row("Visit /buy", whole(1), whole(1), third));
        assertThat(
                        numbers(
                                Asked.of(Metric.CONVERSION_RATE)
                                        .where(is("event:goal", "Order"))
                                        .reaching(BUY, ORDER)))
                .containsExactly(third);
    }

    @Test
    void carries_events_over_to_the_visits_that_have_them() {
        Filter bought = is("event:page", "/buy");
        assertThat(numbers(Asked.of(Metric.VISIT_DURATION).where(bought)))
                .containsExactly(part(120));
        assertThat(numbers(Asked.of(Metric.PAGEVIEWS).where(new Filter.HasDone(bought))))
                .containsExactly(whole(2));
        assertThat(
                        numbers(
                                Asked.of(Metric.VISITS)
                                        .where(new Filter.Not(new Filter.HasDone(bought)))))
                .containsExactly(whole(2));
    }

    @Test
    void reads_pages() {
        Asked asked = Asked.of(Metric.SCROLL_DEPTH, Metric.TIME_ON_PAGE).by("event:page");
        assertThat(rows(asked)).containsExactly(row("/", part(50), part(40)));
    }

    @Test
    void adds_up_money_of_one_currency() {
        assertThat(numbers(Asked.of(Metric.TOTAL_REVENUE, Metric.AVERAGE_REVENUE)))
                .containsExactly(new Value.Money(20, "EUR"), new Value.Money(20, "EUR"));
        assertThat(numbers(Asked.of(Metric.TOTAL_REVENUE).where(is("visit:source", "Bing"))))
                .containsExactly(new Value.Absent());
    }

    @Test
    void counts_days_by_the_clocks_of_the_zone() {
        Asked asked = Asked.of(Metric.PAGEVIEWS).by("time:day");
        assertThat(rows(asked))
                .containsExactly(row("2026-11-20", whole(2)), row("2026-11-21", whole(1)));
        assertThat(rows(asked.in(Asked.days("2026-11-01", "2026-12-01", "Pacific/Auckland"))))
                .containsExactly(row("2026-11-21", whole(2)), row("2026-11-22", whole(1)));
        assertThat(
                        rows(
                                asked.in(Asked.days("2026-11-01", "2026-12-01", "Asia/Kolkata"))
                                        .by("time:hour")))
                .containsExactly(
                        row("2026-11-20 17:00:00", whole(2)), row("2026-11-21 17:00:00", whole(1)));
    }

    @Test
    void clips_the_first_week_to_the_range() {
        Asked asked = Asked.of(Metric.PAGEVIEWS).in(Asked.days("2026-11-18", "2026-12-01", "UTC"));
        assertThat(rows(asked.by("time:week"))).containsExactly(row("2026-11-18", whole(3)));
        assertThat(rows(asked.by("time:month"))).containsExactly(row("2026-11-01", whole(3)));
    }

    @Test
    void pages_through_rows_and_counts_them_all() {
        Asked asked =
                Asked.of(Metric.PAGEVIEWS)
                        .by("event:page")
                        .ordered(new Order.ByMetric(Metric.PAGEVIEWS, true));
        Answer second = runner.ask(asked.query(1, 1));
        assertThat(second.rows()).containsExactly(row("/buy", whole(1)));
        assertThat(second.totalRows()).hasValue(3);
        Answer beyond = runner.ask(asked.query(1, 9));
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.totalRows()).hasValue(3);
        assertThat(beyond.rowsRead()).isEqualTo(9);
    }

    @Test
    void finds_properties_of_any_name() {
        assertThat(rows(Asked.of(Metric.EVENTS).by("event:props:plan")))
                .containsExactly(row("(none)", whole(6)), row("pro", whole(1)));
        assertThat(numbers(Asked.of(Metric.EVENTS).where(is("event:props:plan", "(none)"))))
                .containsExactly(whole(6));
    }
}
