package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.stats.StatsServer.Reply;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class V2QueryTest {

    private final StatsServer server = new StatsServer();

    @AfterEach
    void close() {
        server.close();
    }

    private static Answer answer(Row... rows) {
        return new Answer(List.of(rows), OptionalLong.of(41), 1_234, true);
    }

    private static Row row(List<String> labels, Value... values) {
        return new Row(labels, List.of(values));
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    private Reply ask(String rest) throws IOException, InterruptedException {
        return server.post(("{'site_id': 'example.com', " + rest + "}").replace('\'', '"'));
    }

    @Test
    void a_plain_question_becomes_a_complete_query() throws Exception {
        assertThat(ask("'metrics': ['visitors'], 'date_range': '7d'").status()).isEqualTo(200);
        Query query = server.query();
        assertThat(query.site()).isEqualTo(StatsServer.SITE);
        assertThat(query.window().from())
                .isEqualTo(Instant.parse("2026-11-13T23:00:00Z").toEpochMilli() * 1_000);
        assertThat(query.window().to())
                .isEqualTo(Instant.parse("2026-11-20T23:00:00Z").toEpochMilli() * 1_000);
        assertThat(query.metrics()).containsExactly(Metric.VISITORS);
        assertThat(query.dimensions()).isEmpty();
        assertThat(query.filter()).isEqualTo(Filter.ALL);
        assertThat(query.order()).containsExactly(new Order.ByMetric(Metric.VISITORS, true));
        assertThat(query.limit()).isEqualTo(10_000);
        assertThat(query.offset()).isZero();
        assertThat(query.bots()).isFalse();
        assertThat(query.countRows()).isFalse();
        assertThat(query.goals()).isEmpty();
    }

    @Test
    void all_keys_reach_the_query() throws Exception {
        Reply reply =
                ask(
                        "'metrics': ['visitors', 'error_rate'], 'date_range': ['2026-03-28',"
                                + " '2026-03-29'], 'timezone': 'Asia/Kolkata', 'dimensions': ['time',"
                                + " 'visit:country'], 'filters': [['is', 'event:goal', ['Signup']]],"
                                + " 'order_by': [['time', 'desc'], ['error_rate', 'asc']], 'include':"
                                + " {'imports': true, 'time_labels': false, 'total_rows': true, 'bots':"
                                + " true}, 'pagination': {'limit': 5, 'offset': 10}");
        assertThat(reply.json().path("error").isMissingNode()).isTrue();
        Query query = server.query();
        assertThat(query.window().from())
                .isEqualTo(Instant.parse("2026-03-27T18:30:00Z").toEpochMilli() * 1_000);
        assertThat(query.window().zone().getId()).isEqualTo("Asia/Kolkata");
        assertThat(query.dimensions()).containsExactly(Time.HOUR, OfVisit.COUNTRY);
        assertThat(query.order())
                .containsExactly(
                        new Order.ByDimension(Time.HOUR, true),
                        new Order.ByMetric(Metric.ERROR_RATE, false));
        assertThat(query.limit()).isEqualTo(5);
        assertThat(query.offset()).isEqualTo(10);
        assertThat(query.bots()).isTrue();
        assertThat(query.countRows()).isTrue();
        assertThat(query.goals()).isEqualTo(StatsServer.GOALS);
    }

    @Test
    void long_lists_of_values_reach_the_query() throws Exception {
        String values = "'/a/long/path/to/some/page', ".repeat(1_500) + "'/'";
        Reply reply =
                ask(
                        "'metrics': ['visits'], 'date_range': 'day', 'filters': [['is',"
                                + " 'event:page', ["
                                + values
                                + "]]]");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(Mentions.everywhere(server.query().filter()).findFirst().orElseThrow().values())
                .hasSize(1_501);
    }

    @Test
    void the_answer_repeats_the_normalised_query() throws Exception {
        server.answer = query -> answer();
        Reply reply =
                ask(
                        "'metrics': ['visitors', 'visits'], 'date_range': '24h', 'dimensions':"
                                + " ['time'], 'filters': [['is_not', 'visit:os', ['Mac'],"
                                + " {'case_sensitive': false}]]");
        assertThat(reply.json().path("query"))
                .isEqualTo(
                        json(
                                """
                                {'site_id': 'example.com', 'metrics': ['visitors', 'visits'],
                                'date_range': ['2026-11-20T14:37:43+01:00', '2026-11-21T14:37:42+01:00'],
                                'timezone': 'Europe/Berlin', 'dimensions': ['time:hour'],
                                'filters': [['is_not', 'visit:os', ['Mac'], {'case_sensitive': false}]],
                                'order_by': [['time:hour', 'asc'], ['visitors', 'desc']],
                                'include': {}, 'pagination': {'limit': 10000, 'offset': 0}}
                                """));
    }

    @Test
    void rows_and_meta_are_as_plausible_writes_them() throws Exception {
        server.answer =
                query ->
                        answer(
                                row(
                                        List.of("DE"),
                                        new Value.Whole(12),
                                        new Value.Fraction(33.5),
                                        new Value.Fraction(1.005),
                                        new Value.Absent()),
                                row(
                                        List.of("(not set)"),
                                        new Value.Whole(1),
                                        new Value.Absent(),
                                        new Value.Fraction(Double.NaN),
                                        new Value.Money(1_234.5, "EUR")));
        Reply reply =
                ask(
                        "'metrics': ['visitors', 'bounce_rate', 'views_per_visit',"
                                + " 'total_revenue'], 'date_range': 'day', 'dimensions':"
                                + " ['visit:country'], 'include': {'total_rows': true, 'imports':"
                                + " true}");
        assertThat(reply.json().path("results"))
                .isEqualTo(
                        json(
                                """
                                [{'dimensions': ['DE'], 'metrics': [12, 34, 1.01, null]},
                                {'dimensions': ['(not set)'], 'metrics': [1, null, null,
                                {'value': 1234.5, 'currency': 'EUR', 'short': '€1.2K', 'long': '€1,234.50'}]}]
                                """));
        JsonNode meta = reply.json().path("meta");
        assertThat(meta.path("exact").booleanValue()).isTrue();
        assertThat(meta.path("rows_read").longValue()).isEqualTo(1_234);
        assertThat(meta.path("milliseconds").isIntegralNumber()).isTrue();
        assertThat(meta.path("zone").stringValue()).isEqualTo("Europe/Berlin");
        assertThat(meta.path("bots").stringValue()).isEqualTo("excluded");
        assertThat(meta.path("total_rows").longValue()).isEqualTo(41);
        assertThat(meta.path("imports_included").booleanValue()).isFalse();
        assertThat(meta.path("metric_warnings").isMissingNode()).isTrue();
        assertThat(reply.response().headers().firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void tells_when_the_site_began_where_it_is_asked() throws Exception {
        String question = "'metrics': ['visitors'], 'date_range': '7d'";
        JsonNode asked = ask(question + ", 'include': {'first_event': true}").json().path("meta");
        assertThat(asked.path("first_event").stringValue()).isEqualTo("2026-02-02T03:40:00+01:00");
        assertThat(ask(question).json().path("meta").has("first_event")).isFalse();
    }

    @Test
    void time_labels_list_every_bucket_of_the_range() throws Exception {
        Reply reply =
                ask(
                        "'metrics': ['visitors'], 'date_range': ['2026-03-29', '2026-03-29'],"
                                + " 'dimensions': ['time:hour'], 'include': {'time_labels': true}");
        assertThat(reply.json().path("meta").path("time_labels").size()).isEqualTo(23);
        assertThat(reply.json().path("meta").path("time_labels").get(2).stringValue())
                .isEqualTo("2026-03-29 03:00:00");
    }

    @Test
    void each_row_is_compared_with_the_row_of_the_same_labels() throws Exception {
        server.answer =
                query ->
                        server.asked.size() == 1
                                ? answer(
                                        row(List.of("A"), new Value.Whole(15), share(40)),
                                        row(List.of("B"), new Value.Whole(4), share(10)))
                                : answer(row(List.of("A"), new Value.Whole(10), share(42.25)));
        Reply reply =
                ask(
                        "'metrics': ['visitors', 'bounce_rate'], 'date_range': '7d', 'dimensions':"
                                + " ['visit:source'], 'include': {'comparisons': {'mode':"
                                + " 'previous_period'}}, 'pagination': {'limit': 2}");
        assertThat(reply.json().path("results"))
                .isEqualTo(
                        json(
                                """
                                [{'dimensions': ['A'], 'metrics': [15, 40], 'comparison':
                                {'dimensions': ['A'], 'metrics': [10, 42], 'change': [50, -2.3]}},
                                {'dimensions': ['B'], 'metrics': [4, 10], 'comparison':
                                {'dimensions': ['B'], 'metrics': [0, null], 'change': [100, null]}}]
                                """));
        assertThat(reply.json().path("meta").path("comparison_date_range"))
                .isEqualTo(json("['2026-11-07T00:00:00+01:00', '2026-11-13T23:59:59+01:00']"));
        assertThat(reply.json().path("meta").path("rows_read").longValue()).isEqualTo(2_468);
        assertThat(server.query().limit()).isEqualTo(Question.MOST_COMPARED);
    }

    private static Value share(double percent) {
        return new Value.Fraction(percent);
    }

    @Test
    void time_buckets_are_compared_by_their_place() throws Exception {
        server.answer =
                query ->
                        server.asked.size() == 1
                                ? answer(row(List.of("2026-11-14", "A"), new Value.Whole(5)))
                                : answer(row(List.of("2026-01-01", "A"), new Value.Whole(4)));
        Reply reply =
                ask(
                        "'metrics': ['visits'], 'date_range': '7d', 'dimensions': ['time:day',"
                                + " 'visit:source'], 'include': {'time_labels': true,"
                                + " 'comparisons': {'mode': 'custom', 'date_range': ['2026-01-01',"
                                + " '2026-01-02']}}");
        assertThat(reply.json().path("results"))
                .isEqualTo(
                        json(
                                """
                                [{'dimensions': ['2026-11-14', 'A'], 'metrics': [5], 'comparison':
                                {'dimensions': ['2026-01-01', 'A'], 'metrics': [4], 'change': [25]}}]
                                """));
        assertThat(reply.json().path("meta").path("comparison_time_labels"))
                .isEqualTo(json("['2026-01-01', '2026-01-02']"));
    }

    @Test
    void a_bucket_without_counterpart_is_compared_with_nothing() throws Exception {
        server.answer = query -> answer(row(List.of("2026-11-20"), new Value.Whole(5)));
        Reply reply =
                ask(
                        "'metrics': ['visits'], 'date_range': '7d', 'dimensions': ['time:day'],"
                                + " 'include': {'comparisons': {'mode': 'custom', 'date_range':"
                                + " 'day'}}");
        assertThat(reply.json().path("results").get(0).path("comparison").isNull()).isTrue();
    }

    @Test
    void the_year_before_can_be_compared() throws Exception {
        ask(
                "'metrics': ['visits'], 'date_range': ['2026-03-01', '2026-03-31'], 'include':"
                        + " {'comparisons': {'mode': 'year_over_year'}}");
        assertThat(server.query().window().from())
                .isEqualTo(Instant.parse("2025-02-28T23:00:00Z").toEpochMilli() * 1_000);
    }

    @Test
    void visitors_over_days_carry_a_warning() throws Exception {
        Reply days = ask("'metrics': ['visitors'], 'date_range': '7d'");
        assertThat(days.json().path("meta").path("metric_warnings").path("visitors").path("code"))
                .isEqualTo(json("'visitors_counted_per_day'"));
        Reply split =
                ask("'metrics': ['visitors'], 'date_range': '7d', 'dimensions': ['time:day']");
        assertThat(split.json().path("meta").path("metric_warnings").isMissingNode()).isTrue();
    }

    @Test
    void revenue_that_cannot_be_summed_carries_a_warning() throws Exception {
        server.answer = query -> answer(row(List.of(), new Value.Absent()));
        Reply reply = ask("'metrics': ['total_revenue'], 'date_range': 'day'");
        assertThat(
                        reply.json()
                                .path("meta")
                                .path("metric_warnings")
                                .path("total_revenue")
                                .path("code"))
                .isEqualTo(json("'no_single_revenue_currency'"));
    }

    @Test
    void a_filter_on_bots_counts_them() throws Exception {
        Reply reply =
                ask(
                        "'metrics': ['visits'], 'date_range': 'day', 'filters': [['is',"
                                + " 'visit:bot', ['monitor']]]");
        assertThat(reply.json().path("meta").path("bots").stringValue()).isEqualTo("included");
    }

    @Test
    void days_can_be_relative_to_another_day() throws Exception {
        Reply reply = ask("'metrics': ['visits'], 'date_range': 'month', 'date': '2028-02-10'");
        assertThat(reply.json().path("query").path("date_range"))
                .isEqualTo(json("['2028-02-01T00:00:00+01:00', '2028-02-29T23:59:59+01:00']"));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void every_metric_can_be_asked_for_where_it_makes_sense(Metric metric) throws Exception {
        boolean goal = metric == Metric.CONVERSION_RATE || metric == Metric.GROUP_CONVERSION_RATE;
        String dimension = goal ? "event:goal" : "event:page";
        server.answer = query -> answer(row(List.of("x"), new Value.Fraction(12.3456789)));
        Reply reply =
                ask(
                        "'metrics': ['%s'], 'date_range': 'all', 'dimensions': ['%s']"
                                .formatted(metric.word(), dimension));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.query().metrics()).containsExactly(metric);
        assertThat(reply.json().path("results").get(0).path("metrics").get(0).isNumber()).isTrue();
    }

    @Test
    void every_dimension_can_be_asked_for() throws Exception {
        for (Dimension[] dimensions :
                List.<Dimension[]>of(Dimension.OfEvent.values(), OfVisit.values(), Time.values())) {
            for (Dimension dimension : dimensions) {
                Reply reply =
                        ask(
                                "'metrics': ['visitors'], 'date_range': 'day', 'dimensions':"
                                        + " ['%s'], 'order_by': [['%s', 'asc']]"
                                                .formatted(dimension.word(), dimension.word()));
                assertThat(reply.status()).as(dimension.word()).isEqualTo(200);
                assertThat(server.query().dimensions()).containsExactly(dimension);
            }
        }
    }
}
