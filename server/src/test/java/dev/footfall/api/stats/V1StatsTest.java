package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.stats.StatsServer.Reply;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Micros;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class V1StatsTest {

    private final StatsServer server = new StatsServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Reply get(String route) throws IOException, InterruptedException {
        String join = route.contains("?") ? "&" : "?";
        return server.get("/api/v1/stats/" + route + join + "site_id=example.com");
    }

    private static Answer answer(Row... rows) {
        return new Answer(List.of(rows), OptionalLong.empty(), 9, true);
    }

    private static Row row(List<String> labels, Value... values) {
        return new Row(labels, List.of(values));
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void realtime_visitors_are_a_bare_number_of_the_last_five_minutes() throws Exception {
        server.answer = query -> answer(row(List.of(), new Value.Whole(21)));
        Reply reply = get("realtime/visitors");
        assertThat(new String(reply.response().body(), StandardCharsets.UTF_8)).isEqualTo("21");
        Query query = server.query();
        assertThat(query.metrics()).containsExactly(Metric.VISITORS);
        assertThat(query.dimensions()).isEmpty();
        assertThat(Micros.instant(query.window().to())).isAfter(StatsServer.NOW);
        assertThat(
                        Duration.between(
                                Micros.instant(query.window().from()),
                                Micros.instant(query.window().to())))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void no_rows_are_no_visitors() throws Exception {
        assertThat(get("realtime/visitors").json()).isEqualTo(json("0"));
    }

    @Test
    void aggregate_answers_each_metric_by_name() throws Exception {
        server.answer =
                query -> answer(row(List.of(), new Value.Whole(9), new Value.Fraction(52.5)));
        assertThat(get("aggregate?metrics=pageviews,bounce_rate").json())
                .isEqualTo(
                        json(
                                "{'results': {'pageviews': {'value': 9}, 'bounce_rate': {'value': 53}}}"));
    }

    @Test
    void aggregate_compares_with_the_period_before() throws Exception {
        server.answer =
                query ->
                        server.asked.size() == 1
                                ? answer(row(List.of(), new Value.Whole(9), new Value.Fraction(50)))
                                : answer(
                                        row(
                                                List.of(),
                                                new Value.Whole(12),
                                                new Value.Fraction(40)));
        Reply reply = get("aggregate?period=7d&metrics=visits,bounce_rate&compare=previous_period");
        assertThat(reply.json())
                .isEqualTo(
                        json(
                                "{'results': {'visits': {'value': 9, 'change': -25}, 'bounce_rate':"
                                        + " {'value': 50, 'change': 10.0}}}"));
        assertThat(server.asked.getLast().window().to())
                .isEqualTo(server.asked.getFirst().window().from());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-10-23, 2026-11-21",
        "period=day, 2026-11-21, 2026-11-21",
        "period=day&date=2026-03-29, 2026-03-29, 2026-03-29",
        "period=7d, 2026-11-15, 2026-11-21",
        "period=30d&date=today, 2026-10-23, 2026-11-21",
        "period=month&date=2028-02-10, 2028-02-01, 2028-02-29",
        "period=6mo, 2026-06-01, 2026-11-30",
        "period=12mo, 2025-12-01, 2026-11-30",
        "period=year, 2026-01-01, 2026-12-31",
        "period=all, 2026-02-02, 2026-11-21",
        "'period=custom&date=2026-01-01,2026-01-31', 2026-01-01, 2026-01-31"
    })
    void periods_end_with_the_date(String params, String first, String last) throws Exception {
        assertThat(get("aggregate?" + params).status()).isEqualTo(200);
        Query query = server.query();
        assertThat(
                        Micros.instant(query.window().from())
                                .atZone(query.window().zone())
                                .toLocalDateTime())
                .hasToString(first + "T00:00");
        assertThat(
                        Micros.instant(query.window().to() - 1)
                                .atZone(query.window().zone())
                                .toLocalDate())
                .hasToString(last);
    }

    @Test
    void a_timeseries_has_a_row_for_every_bucket() throws Exception {
        server.answer = query -> answer(row(List.of("2026-11-20"), number(5), share(12.5)));
        Reply reply =
                get(
                        "timeseries?period=custom&date=2026-11-19,2026-11-20&metrics=visitors,bounce_rate");
        assertThat(reply.json())
                .isEqualTo(
                        json(
                                "{'results': [{'date': '2026-11-19', 'visitors': 0, 'bounce_rate':"
                                        + " null}, {'date': '2026-11-20', 'visitors': 5,"
                                        + " 'bounce_rate': 13}]}"));
    }

    private static Value number(long number) {
        return new Value.Whole(number);
    }

    private static Value share(double percent) {
        return new Value.Fraction(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "period=day, HOUR, 24",
        "period=day&date=2026-03-29, HOUR, 23",
        "period=7d, DAY, 7",
        "period=7d&interval=hour, HOUR, 168",
        "period=month&interval=date, DAY, 30",
        "period=6mo, MONTH, 6",
        "period=12mo&interval=day, DAY, 365",
        "period=30d&interval=week, WEEK, 5",
        "period=all, WEEK, 42"
    })
    void intervals_default_by_period(String params, Time grain, int buckets) throws Exception {
        Reply reply = get("timeseries?" + params);
        assertThat(server.query().dimensions()).containsExactly(grain);
        assertThat(server.query().order())
                .startsWith(new Order.ByDimension(grain, false))
                .hasSize(2);
        assertThat(reply.json().path("results").size()).isEqualTo(buckets);
    }

    @Test
    void a_breakdown_names_labels_by_the_last_word_of_the_property() throws Exception {
        server.answer = query -> answer(row(List.of("Google"), number(3)));
        assertThat(get("breakdown?property=visit:source").json())
                .isEqualTo(json("{'results': [{'source': 'Google', 'visitors': 3}]}"));
        assertThat(server.query().limit()).isEqualTo(100);
        assertThat(get("breakdown?property=event:props:author&limit=5&page=3").json())
                .isEqualTo(json("{'results': [{'author': 'Google', 'visitors': 3}]}"));
        assertThat(server.query().limit()).isEqualTo(5);
        assertThat(server.query().offset()).isEqualTo(10);
        assertThat(server.query().dimensions()).containsExactly(new Dimension.Property("author"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "event:page==/a --> [['is','event:page',['/a']]]",
                "event:page!=/a --> [['is_not','event:page',['/a']]]",
                "visit:source==A|B C --> [['is','visit:source',['A','B C']]]",
                "visit:source!=A|B --> [['is_not','visit:source',['A','B']]]",
                "visit:utm_campaign==a\\|b|c --> [['is','visit:utm_campaign',['a|b','c']]]",
                " event:page == /a ; visit:os==Mac; -->"
                        + " [['is','event:page',['/a']],['is','visit:os',['Mac']]]",
                "event:page==/q?a!=b --> [['is','event:page',['/q?a!=b']]]",
                "event:props:a b==x --> [['is','event:props:a b',['x']]]",
                "event:goal==Signup|Visit /register -->"
                        + " [['is','event:goal',['Signup','Visit /register']]]",
                "event:page==/blog/* --> [['matches','event:page',['^\\Q/blog/\\E.*$']]]",
                "event:page!=**.php --> [['matches_not','event:page',['^.*\\.php$']]]",
                "[['contains','event:page',['x']]] --> [['contains','event:page',['x']]]"
            })
    void filters_are_read_as_v2_would_write_them(String filters, String same) throws Exception {
        String text = filters.startsWith("[") ? filters.replace('\'', '"') : filters;
        Reply reply = get("aggregate?filters=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.error()).isEqualTo(200);
        String quoted = same.replace('\'', '"').replace("\\", "\\\\");
        Filter expected = new FilterReader().read(Json.MAPPER.readTree(quoted), "#");
        assertThat(unquoted(server.query().filter())).isEqualTo(unquoted(expected));
    }

    /// Patterns may quote their plain parts in any way that means the same.
    private static String unquoted(Filter filter) {
        return filter.toString().replace("\\Q", "").replace("\\E", "").replace("\\", "");
    }

    @Test
    void goals_are_looked_up_where_a_filter_names_one() throws Exception {
        get("aggregate?filters=event:goal==Signup&metrics=conversion_rate");
        assertThat(server.query().goals()).isEqualTo(StatsServer.GOALS);
        get("breakdown?property=event:goal");
        assertThat(server.query().goals()).isEqualTo(StatsServer.GOALS);
        assertThat(server.query().dimensions()).containsExactly(OfEvent.GOAL);
        get("breakdown?property=visit:os");
        assertThat(server.query().goals()).isEmpty();
        assertThat(server.query().dimensions()).containsExactly(OfVisit.OS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "-->",
            quoteCharacter = '`',
            value = {
                "aggregate?period=9d --> Error parsing `period` parameter: invalid period `9d`.",
                "aggregate?date=2026-02-30 --> Error parsing `date` parameter: `2026-02-30`.",
                "aggregate?period=custom --> The `date` parameter is required when using a custom",
                "aggregate?period=custom&date=2026-01-01 --> Invalid format for `date` parameter.",
                "aggregate?period=custom&date=2026-01-02,2026-01-01 --> Invalid format for `date`",
                "aggregate?period=custom&date=2026-01-01T00:00:00Z,2026-01-02T00:00:00Z --> Invalid"
                        + " format for `date`",
                "aggregate?metrics=foo --> The metric `foo` is not recognized.",
                "aggregate?metrics=visits,visits --> Metrics cannot be queried multiple times.",
                "aggregate?metrics=time_on_page --> Metric `time_on_page` can only be queried with",
                "aggregate?compare=last --> Error parsing `compare` parameter",
                "aggregate?filters=foo==bar --> Invalid filter property 'foo'.",
                "aggregate?filters=event:page --> Invalid filter `event:page`.",
                "aggregate?filters===x --> Invalid filter `==x`.",
                "aggregate?filters=time:day==2026 --> Invalid filter property 'time:day'.",
                "aggregate?filters=event:goal!=Signup --> Invalid filter. event:goal takes only `==`.",
                "aggregate?filters=event:goal==Buy --> Invalid filters. The goal `Buy` is not",
                "aggregate?filters=%5Boops --> Error parsing `filters` parameter",
                "aggregate?filters=event:page==%00 --> Invalid filter value: it holds a NUL",
                "timeseries?interval=year --> Error parsing `interval` parameter: invalid interval",
                "timeseries?period=custom&date=2000-01-01,2026-01-01&interval=hour --> The period has"
                        + " too many buckets",
                "breakdown --> The `property` parameter is required.",
                "breakdown?property=visit:foo --> Invalid property 'visit:foo'.",
                "breakdown?property=time:day --> Invalid property 'time:day'.",
                "breakdown?property=visit:os&limit=1001 --> Please provide limit as a number between",
                "breakdown?property=visit:os&limit=x --> Please provide limit as a number between 1",
                "breakdown?property=visit:os&page=0 --> Please provide page as a positive number.",
                "breakdown?property=event:name&metrics=bounce_rate --> Session metric(s) `bounce_rate`"
            })
    void what_cannot_be_asked_is_refused_by_name(String route, String error) throws Exception {
        Reply reply = get(route);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith(error);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void only_readers_of_the_site_are_let_in() throws Exception {
        for (String route : List.of("realtime/visitors", "aggregate", "timeseries", "breakdown")) {
            String path = "/api/v1/stats/" + route;
            assertThat(server.get(path, "").status()).isEqualTo(401);
            assertThat(server.get(path, "").error()).startsWith("Missing API key.");
            assertThat(server.get(path).error()).startsWith("Missing site ID.");
            assertThat(server.get(path).status()).isEqualTo(400);
            assertThat(server.get(path + "?site_id=other.org").status()).isEqualTo(401);
            assertThat(server.get(path + "?site_id=example.com", "of-site-8").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void trouble_in_the_store_is_told() throws Exception {
        server.answer =
                query -> {
                    throw new StoreException(Trouble.TOO_LONG, "10 s");
                };
        assertThat(get("aggregate").status()).isEqualTo(504);
    }
}
