package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.Asked.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.model.Metric;
import dev.footfall.model.Query.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The reviewed text of typical statements.
class PlanSqlTest {

    private static final long TOKEN = 7;
    private static final long ROUTES = 8;

    private static Sql render(Asked asked) {
        return new PlanSql(Asked.planned(asked.query(10, 0)), TOKEN, ROUTES).statement();
    }

    private static void golden(Asked asked, String expected) {
        assertThat(render(asked).text()).isEqualTo(expected.replaceAll("\\s*\n\\s*", " ").strip());
    }

    @Test
    void event_metrics_never_touch_visits() {
        golden(
                Asked.of(Metric.VISITORS, Metric.PAGEVIEWS)
                        .by("event:page")
                        .ordered(new Order.ByMetric(Metric.VISITORS, true)),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT p0.d0 AS d0, coalesce(p0.visitors, 0) AS m0, coalesce(p0.pageviews,
                0) AS m1
                FROM (SELECT e.path AS d0, count(DISTINCT e.visitor) AS visitors,
                count(*) FILTER (WHERE e.kind = 'pageview') AS pageviews
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND (e.bot = ?)
                GROUP BY 1) p0) r
                ORDER BY r.m0 DESC NULLS LAST, coalesce(nullif(r.d0, ''),
                ?) ASC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void visit_metrics_come_from_closed_and_open_visits() {
        golden(
                Asked.of(Metric.VISITS, Metric.BOUNCE_RATE),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT coalesce(p0.visits, 0) AS m0, p0.bounce_rate AS m1
                FROM (SELECT count(*) AS visits, 100.0 * count(*) FILTER (WHERE v.pageviews = 1
                AND NOT v.interactive) / nullif(count(*) FILTER (WHERE v.pageviews > 0), 0)
                AS bounce_rate
                FROM (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v
                WHERE v.site = ? AND v.started >= ? AND v.started < ? AND v.events > 0
                AND (v.bot = ?)) p0) r
                ORDER BY r.m0 DESC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void events_reach_visits_through_a_semi_join() {
        golden(
                Asked.of(Metric.VISITORS, Metric.VISIT_DURATION).where(is("event:page", "/a")),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT coalesce(p0.visitors, 0) AS m0, p1.visit_duration AS m1
                FROM (SELECT count(DISTINCT e.visitor) AS visitors
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND ((e.path = ?) AND (e.bot = ?))) p0
                CROSS JOIN (SELECT avg(v.ended - v.started) FILTER (WHERE v.pageviews > 0) / 1000000.0 AS visit_duration
                FROM (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v
                WHERE v.site = ? AND v.started >= ? AND v.started < ? AND v.events > 0
                AND ((v.bot = ?) AND v.id IN (SELECT e.visit
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND (e.path = ?)))) p1) r
                ORDER BY r.m0 DESC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void days_are_counted_by_the_zones_shifts() {
        golden(
                Asked.of(Metric.ERRORS)
                        .by("time:day")
                        .in(Asked.days("2026-10-01", "2026-11-01", "Europe/Berlin")),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT p0.d0 AS d0, coalesce(p0.errors, 0) AS m0
                FROM (SELECT (((e.happened + CASE WHEN e.happened < ? THEN ? ELSE ? END)) // 86400000000 * 86400000000) AS d0, count(*) FILTER (WHERE e.method <> '' AND e.status >= 400) AS errors
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND (e.bot = ?)
                GROUP BY 1) p0) r
                ORDER BY r.d0 ASC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void what_visits_know_of_their_events_is_asked_of_those_that_no_day_cuts() {
        golden(
                Asked.of(Metric.PAGEVIEWS).by("time:day", "visit:source"),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT p0.d0 AS d0, p0.d1 AS d1, coalesce(p0.pageviews, 0) AS m0
                FROM (SELECT e.d0, e.d1, CAST(coalesce(sum(e.pageviews), 0) AS BIGINT) AS pageviews
                FROM (SELECT v.visitor, v.pageviews, v.events, v.requests,
                (((v.started + ?)) // 86400000000 * 86400000000) AS d0, v.source AS d1
                FROM (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v
                WHERE v.site = ? AND v.started >= ? AND v.started < ? AND v.events > 0
                AND v.ended < ? AND (((v.started + ?)) // 86400000000 * 86400000000)
                = (((v.ended + ?)) // 86400000000 * 86400000000) AND (v.bot = ?)
                UNION ALL SELECT e.visitor, CAST(e.kind = 'pageview' AS INTEGER), 1,
                CAST(e.method <> '' AS INTEGER),
                (((e.happened + ?)) // 86400000000 * 86400000000) AS d0, e.source AS d1
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND e.visit IN (SELECT v.id
                FROM (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v
                WHERE v.site = ? AND v.ended >= ? AND v.started < ?
                AND NOT (v.started >= ? AND v.ended < ?
                AND (((v.started + ?)) // 86400000000 * 86400000000)
                = (((v.ended + ?)) // 86400000000 * 86400000000)) AND (v.bot = ?))) e
                GROUP BY 1, 2) p0) r
                ORDER BY r.d0 ASC NULLS LAST, coalesce(nullif(r.d1, ''),
                ?) ASC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void goals_expand_events() {
        golden(
                Asked.of(Metric.VISITORS, Metric.CONVERSION_RATE)
                        .by("event:goal")
                        .reaching(new Goal.OnEvent(1, "Order", "order")),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT p0.d0 AS d0, coalesce(p0.visitors, 0) AS m0,
                100.0 * coalesce(p0.visitors, 0) / nullif(p1.visitors, 0) AS m1
                FROM (SELECT e.d0, count(DISTINCT e.visitor) AS visitors
                FROM (SELECT e.*, unnest(list_filter(CAST([CASE WHEN (e.name = ?) THEN 0 END]
                AS INTEGER[]), lambda g: g IS NOT NULL)) AS d0
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND (e.bot = ?) AND (e.name = ?)) e
                WHERE e.d0 IS NOT NULL
                GROUP BY 1) p0
                CROSS JOIN (SELECT count(DISTINCT e.visitor) AS visitors
                FROM (SELECT v.visitor, v.pageviews, v.events, v.requests
                FROM (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v
                WHERE v.site = ? AND v.started >= ? AND v.started < ? AND v.events > 0
                AND v.ended < ? AND (v.bot = ?)
                UNION ALL SELECT e.visitor, CAST(e.kind = 'pageview' AS INTEGER), 1,
                CAST(e.method <> '' AS INTEGER)
                FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND e.visit IN (SELECT v.id
                FROM (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v
                WHERE v.site = ? AND v.ended >= ? AND v.started < ?
                AND NOT (v.started >= ? AND v.ended < ?) AND (v.bot = ?))) e) p1) r
                ORDER BY r.d0 ASC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void entry_pages_of_events_come_from_their_visits() {
        golden(
                Asked.of(Metric.ERRORS).by("visit:entry_page"),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT p0.d0 AS d0, coalesce(p0.errors, 0) AS m0
                FROM (SELECT v.entry_page AS d0, count(*) FILTER (WHERE e.method <> ''
                AND e.status >= 400) AS errors
                FROM event e
                JOIN (SELECT * FROM visit
                UNION ALL SELECT * FROM open_visits(7)) v ON v.id = e.visit
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement' AND v.site = ? AND v.ended >= ? AND v.started < ?
                AND (e.bot = ?)
                GROUP BY 1) p0) r
                ORDER BY coalesce(nullif(r.d0, ''), ?) ASC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void each_path_without_a_route_is_named_once() {
        golden(
                Asked.of(Metric.REQUESTS).by("event:route").where(is("event:route", "/guest/{id}")),
                """
                SELECT *, count(*) OVER () AS total
                FROM (SELECT p0.d0 AS d0, coalesce(p0.requests, 0) AS m0
                FROM (SELECT CASE WHEN e.route <> '' OR e.method = '' THEN e.route
                ELSE t.route END AS d0, count(*) FILTER (WHERE e.method <> '') AS requests
                FROM event e
                LEFT JOIN (SELECT p.*, route_of(8, '', p.path) AS route
                FROM (SELECT DISTINCT e.path FROM event e
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.method <> '' AND e.route = '') p) t ON t.path = e.path
                WHERE e.site = ? AND e.happened >= ? AND e.happened < ?
                AND e.kind <> 'engagement'
                AND ((CASE WHEN e.route <> '' OR e.method = '' THEN e.route
                ELSE t.route END = ?) AND (e.bot = ?))
                GROUP BY 1) p0) r
                ORDER BY coalesce(nullif(r.d0, ''), ?) ASC NULLS LAST LIMIT ? OFFSET ?
                """);
    }

    @Test
    void every_value_is_a_parameter() {
        Filter evil =
                new Filter.And(
                        List.of(
                                Asked.match(Operator.IS, "visit:source", "'; DROP"),
                                Asked.match(Operator.CONTAINS, "event:page", "'; DROP"),
                                Asked.match(Operator.MATCHES, "event:props:'; DROP", "'; DROP"),
                                new Filter.HasDone(
                                        Asked.match(Operator.IS_NOT, "event:name", "'; DROP"))));
        Sql sql =
                render(
                        Asked.of(Metric.values())
                                .by("event:props:'; DROP")
                                .where(evil)
                                .reaching(new Goal.OnEvent(1, "'; DROP", "'; DROP")));
        assertThat(sql.text()).doesNotContain("DROP");
        assertThat(sql.text().chars().filter(c -> c == '?').count()).isEqualTo(sql.values().size());
    }
}
