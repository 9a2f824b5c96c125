package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.stats.StatsServer.Reply;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class V2RefusalsTest {

    private static final String ALL_WELL =
            "{\"site_id\":\"example.com\",\"metrics\":[\"visitors\"],\"date_range\":\"7d\"}";

    private StatsServer server = new StatsServer();

    @BeforeAll
    void open() {
        server.answer = query -> StatsServer.NOTHING;
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "'metrics': ['visitors', 'foo'], 'date_range': '7d' ! #/metrics/1: Invalid metric"
                        + " 'foo'",
                "'metrics': ['visitors', 5], 'date_range': '7d' ! #/metrics/1: Type mismatch."
                        + " Expected String but got Integer.",
                "'metrics': 'visitors', 'date_range': '7d' ! #/metrics: Type mismatch. Expected"
                        + " Array but got String.",
                "'metrics': [], 'date_range': '7d' ! #/metrics: Expected a minimum of 1 items but"
                        + " got 0.",
                "'metrics': ['visits', 'visits'], 'date_range': '7d' ! #/metrics: Expected items to"
                        + " be unique but they were not.",
                "'date_range': '7d' ! #: Required property metrics was not present.",
                "'metrics': ['visits'] ! #: Required property date_range was not present.",
                "'metrics': ['visits'], 'date_range': null ! #: Required property date_range was"
                        + " not present.",
                "'metrics': ['visits'], 'date_range': '7d', 'foo/bar': 1 ! #/foo~1bar: Schema does"
                        + " not allow additional properties.",
                "'metrics': ['visits'], 'date_range': '7d', 'timezone': 'Mars/Base' ! #/timezone:"
                        + " Unknown time zone 'Mars/Base'; give a name like 'Europe/Berlin'.",
                "'metrics': ['visits'], 'date_range': '7d', 'date': '2026-02-30' ! #/date: Invalid"
                        + " date '2026-02-30'; give one like 2026-11-21, of the years 1970 to"
                        + " 2199.",
                "'metrics': ['visits'], 'date_range': '7d', 'dimensions': ['visit:foo'] !"
                        + " #/dimensions/0: Invalid dimension 'visit:foo'",
                "'metrics': ['visits'], 'date_range': '7d', 'dimensions': ['visit:os', 'visit:os']"
                        + " ! #/dimensions: Expected items to be unique but they were not.",
                "'metrics': ['visits'], 'date_range': '7d', 'dimensions': ['time', 'time:week'] !"
                        + " #/dimensions/1: A query takes only one time dimension.",
                "'metrics': ['visits'], 'date_range': '7d', 'dimensions': ['time', 'time:day'] !"
                        + " #/dimensions: Expected items to be unique but they were not.",
                "'metrics': ['visits'], 'date_range': '7d', 'dimensions': {} ! #/dimensions: Type"
                        + " mismatch. Expected Array but got Object.",
                "'metrics': ['visits'], 'date_range': '7d', 'filters': [['is']] ! #/filters/0:"
                        + " Invalid filter ['is']",
                "'metrics': ['visits'], 'date_range': '7d', 'order_by': [['visitors', 'asc']] !"
                        + " #/order_by/0: Invalid order_by entry ['visitors','asc']. Entry is not a"
                        + " queried metric or dimension.",
                "'metrics': ['visits'], 'date_range': '7d', 'order_by': [['visits', 'up']] !"
                        + " #/order_by/0/1: Invalid direction 'up'",
                "'metrics': ['visits'], 'date_range': '7d', 'order_by': [['visits']] !"
                        + " #/order_by/0: Invalid order_by entry ['visits']",
                "'metrics': ['visits'], 'date_range': '7d', 'order_by': [['time', 'asc']] !"
                        + " #/order_by/0: Invalid order_by entry ['time','asc']. Entry is not a"
                        + " queried metric or dimension.",
                "'metrics': ['visits'], 'date_range': '7d', 'include': {'foo': true} !"
                        + " #/include/foo: Schema does not allow additional properties.",
                "'metrics': ['visits'], 'date_range': '7d', 'include': {'bots': 'yes'} !"
                        + " #/include/bots: Type mismatch. Expected Boolean but got String.",
                "'metrics': ['visits'], 'date_range': '7d', 'include': {'time_labels': true} !"
                        + " Invalid include.time_labels: requires a time dimension.",
                "'metrics': ['visits'], 'date_range': '12mo', 'dimensions': ['time:minute'],"
                        + " 'include': {'time_labels': true} ! #/include: The range has more than"
                        + " 50000 buckets; ask for a coarser time dimension.",
                "'metrics': ['visits'], 'date_range': '7d', 'include': {'comparisons': {'mode':"
                        + " 'last'}} ! #/include/comparisons/mode: Invalid mode 'last'.",
                "'metrics': ['visits'], 'date_range': '7d', 'include': {'comparisons': {'mode':"
                        + " 'custom'}} ! #/include/comparisons: Mode 'custom', and only that, takes"
                        + " a `date_range`.",
                "'metrics': ['visits'], 'date_range': '7d', 'pagination': {'limit': 0} !"
                        + " #/pagination/limit: Expected a number from 1 to 10000 but got 0.",
                "'metrics': ['visits'], 'date_range': '7d', 'pagination': {'limit': 10001} !"
                        + " #/pagination/limit: Expected a number from 1 to 10000 but got 10001.",
                "'metrics': ['visits'], 'date_range': '7d', 'pagination': {'offset': 99999999999} !"
                        + " #/pagination/offset: Expected a number from 0 to 2147483647 but got"
                        + " 99999999999.",
                "'metrics': ['visits'], 'date_range': '7d', 'pagination': {'offset': 1.5} !"
                        + " #/pagination/offset: Type mismatch. Expected Integer but got Number.",
                "'metrics': ['percentage'], 'date_range': '7d' ! Metric `percentage` can only be"
                        + " queried with dimensions.",
                "'metrics': ['conversion_rate'], 'date_range': '7d', 'dimensions': ['visit:os'] !"
                        + " Metric `conversion_rate` can only be queried with event:goal filters or"
                        + " dimensions.",
                "'metrics': ['group_conversion_rate'], 'date_range': '7d', 'filters': [['is',"
                        + " 'event:goal', ['Signup']]] ! Metric `group_conversion_rate` can only be"
                        + " queried with dimensions.",
                "'metrics': ['time_on_page'], 'date_range': '7d' ! Metric `time_on_page` can only be"
                        + " queried with event:page filters or dimensions.",
                "'metrics': ['scroll_depth'], 'date_range': '7d', 'filters': [['has_done', ['is',"
                        + " 'event:page', ['/']]]] ! Metric `scroll_depth` can only be queried with"
                        + " event:page filters or dimensions.",
                "'metrics': ['visits', 'bounce_rate'], 'date_range': '7d', 'dimensions':"
                        + " ['event:name'] ! Session metric(s) `bounce_rate` cannot be queried along"
                        + " with event dimension(s) `event:name`",
                "'metrics': ['visit_duration'], 'date_range': '7d', 'dimensions':"
                        + " ['event:hostname'] ! Session metric(s) `visit_duration` cannot be"
                        + " queried along with event dimension(s) `event:hostname`",
                "'metrics': ['views_per_visit'], 'date_range': '7d', 'dimensions': ['event:props:a']"
                        + " ! Session metric(s) `views_per_visit` cannot be queried along with event"
                        + " dimension(s) `event:props:a`",
                "'metrics': ['visits'], 'date_range': '7d', 'filters': [['is', 'event:goal',"
                        + " ['Signup', 'Buy']]] ! Invalid filters. The goal `Buy` is not configured"
                        + " for this site."
            })
    void what_cannot_be_asked_is_refused_by_name(String rest, String error) throws Exception {
        Reply reply = server.post(("{'site_id':'example.com'," + rest + "}").replace('\'', '"'));
        assertThat(reply.error()).isEqualTo(error.replace('\'', '"'));
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void date_ranges_that_mean_nothing_are_refused() throws Exception {
        for (String range :
                new String[] {
                    "\"foo\"",
                    "5",
                    "{}",
                    "[]",
                    "[\"2026-01-01\"]",
                    "[\"2026-01-02\",\"2026-01-01\"]",
                    "[1,2]",
                    "[\"2026-01-01\",\"2026-01-02\",\"2026-01-03\"]"
                }) {
            Reply reply = server.post(ALL_WELL.replace("\"7d\"", range));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).startsWith("#/date_range: Invalid date range " + range);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "[] ! #: Type mismatch. Expected Object but got Array.",
                "null ! #: Type mismatch. Expected Object but got Null.",
                "\"a\" ! #: Type mismatch. Expected Object but got String.",
                "{} ! Missing site ID. Please provide the required site_id parameter with your"
                        + " request.",
                "{\"site_id\": 5} ! #/site_id: Type mismatch. Expected String but got Integer."
            })
    void bodies_of_another_shape_are_refused(String body, String error) throws Exception {
        Reply reply = server.post(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo(error);
    }

    @Test
    void broken_json_is_refused_with_its_place() throws Exception {
        assertThat(server.post("").error())
                .isEqualTo("The body is empty; send a query as a JSON object.");
        Reply broken = server.post("{\n  \"site_id\": oops}");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.error()).startsWith("Invalid JSON at line 2, column ");
        assertThat(server.post(ALL_WELL + "]").status()).isEqualTo(400);
        assertThat(server.post("[".repeat(20_000)).status()).isEqualTo(400);
        Reply twice = server.post(ALL_WELL.replace("}", ",\"date_range\":\"30d\"}"));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.error()).contains("date_range");
    }

    @Test
    void random_bytes_and_edits_never_break_the_server() throws Exception {
        Random random = new Random(20261121);
        String good =
                ALL_WELL.replace(
                        "}",
                        ",\"dimensions\":[\"time\",\"visit:os\"],\"filters\":[[\"matches\",\"event:page\","
                                + "[\"^/a{2}$\"]],[\"not\",[\"is\",\"visit:country\",[\"DE\"]]]],"
                                + "\"order_by\":[[\"visitors\",\"asc\"]],\"include\":{\"time_labels\":true,"
                                + "\"comparisons\":{\"mode\":\"previous_period\"}},\"pagination\":{\"limit\":3}}");
        assertThat(server.post(good).status()).isEqualTo(200);
        for (int i = 0; i < 500; i++) {
            StringBuilder edited = new StringBuilder(good);
            for (int edits = 0; edits <= random.nextInt(3); edits++) {
                int at = random.nextInt(edited.length());
                switch (random.nextInt(3)) {
                    case 0 -> edited.deleteCharAt(at);
                    case 1 -> edited.insert(at, (char) random.nextInt(1, 256));
                    default -> edited.setCharAt(at, "[]{}\",:0a".charAt(random.nextInt(9)));
                }
            }
            assertThat(server.post(edited.toString()).status())
                    .as(edited.toString())
                    .isIn(200, 400, 401);
        }
    }

    @Test
    void large_bodies_are_refused() throws Exception {
        Reply reply = server.post(ALL_WELL + " ".repeat(64 * 1024));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.error()).isEqualTo("The query is larger than 64 KiB.");
    }

    @Test
    void only_readers_of_the_site_are_let_in() throws Exception {
        assertThat(server.post(ALL_WELL, "").error())
                .isEqualTo(
                        "Missing API key. Please use a valid Footfall API key as a Bearer Token.");
        assertThat(server.post(ALL_WELL, "").status()).isEqualTo(401);
        for (String wrong : new String[] {"Bearer nobody", "Bearer ingest", "Bearer of-site-8"}) {
            Reply reply = server.post(ALL_WELL, wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(401);
            assertThat(reply.error()).startsWith("Invalid API key or site ID.");
        }
        Reply unknown = server.post(ALL_WELL.replace("example.com", "other.org"));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.error()).startsWith("Invalid API key or site ID.");
        assertThat(server.post(ALL_WELL, "of-site-7").status()).isEqualTo(200);
    }

    @Test
    void anybody_is_let_in_where_the_surface_is_open() throws Exception {
        try (StatsServer open = new StatsServer(Set.of("stats"))) {
            assertThat(open.post(ALL_WELL, "").status()).isEqualTo(200);
            assertThat(open.post(ALL_WELL, "Bearer nobody").status()).isEqualTo(401);
        }
    }

    @Test
    void trouble_in_the_store_is_told() throws Exception {
        try (StatsServer troubled = new StatsServer()) {
            troubled.answer =
                    query -> {
                        throw new StoreException(Trouble.TOO_LONG, "10 s");
                    };
            Reply slow = troubled.post(ALL_WELL);
            assertThat(slow.status()).isEqualTo(504);
            assertThat(slow.error()).contains("shorter date_range");
            troubled.answer =
                    query -> {
                        throw new StoreException(Trouble.UNAVAILABLE, "closed");
                    };
            Reply closed = troubled.post(ALL_WELL);
            assertThat(closed.status()).isEqualTo(503);
            assertThat(closed.response().headers().firstValue("Retry-After")).contains("1");
        }
    }
}
