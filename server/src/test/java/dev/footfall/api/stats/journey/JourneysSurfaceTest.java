package dev.footfall.api.stats.journey;

import static dev.footfall.store.duckdb.Doings.event;
import static dev.footfall.store.duckdb.Doings.page;
import static dev.footfall.store.duckdb.Doings.request;
import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import dev.footfall.model.Event;
import dev.footfall.store.Appended;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Few visitors, counted by hand, on 2026-11-16 (a Monday) and later.
///
/// 1 (Germany), Friday noon: `/`, after 10 s `/` again, after 20 s `/pricing`, after 60 s a sign-up
/// (plan pro), after 70 s `POST /orders/7` (201). 3 (Germany), Friday noon: `/`, after 30 s
/// `/pricing`, after 40 s `/`. 2 (France), Friday noon: `/pricing`, after 5 s `/`. 4 (France),
/// Monday noon: `/`; on Friday noon: `/pricing`. 1001, a bot: `/`, `/pricing`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysSurfaceTest {

    private static final long DAY = 86_400 * SECOND;
    private static final long MONDAY = NOON - 4 * DAY;
    private static final String RANGE =
            "{\"site_id\":\"example.com\",\"date_range\":[\"2026-11-16\",\"2026-11-20\"]";
    private static final List<String> ROUTES =
            List.of("/api/visits", "/api/funnel", "/api/retention", "/api/journeys");

    @TempDir static Path folder;
    private RunningHouse house;

    @BeforeAll
    void open() throws IOException {
        house = RunningHouse.open(folder);
        Appended.to(house.house.log(), events());
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static List<Event> events() {
        return List.of(
                page(4, MONDAY, "/"),
                page(1, NOON, "/"),
                page(2, NOON, "/pricing"),
                page(3, NOON, "/"),
                page(4, NOON, "/pricing"),
                page(1001, NOON, "/"),
                page(1001, NOON + SECOND, "/pricing"),
                page(2, NOON + 5 * SECOND, "/"),
                page(1, NOON + 10 * SECOND, "/"),
                page(1, NOON + 20 * SECOND, "/pricing"),
                page(3, NOON + 30 * SECOND, "/pricing"),
                page(3, NOON + 40 * SECOND, "/"),
                event(1, NOON + 60 * SECOND, "Signup", Map.of("plan", "pro")),
                request(1, NOON + 70 * SECOND, "POST", "/orders/7", "/orders/{id}", 201));
    }

    private JsonNode ask(String route, String rest) {
        HttpResponse<String> answer =
                house.post(route, RANGE + "," + rest.replace('\'', '"') + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHouse.json(answer);
    }

    private static List<Long> longs(JsonNode list, String field) {
        List<Long> values = new ArrayList<>();
        list.forEach(one -> values.add(one.path(field).asLong()));
        return values;
    }

    @Test
    void a_funnel_counts_visits_that_take_its_steps_in_their_order() {
        JsonNode answer =
                ask(
                        "/api/funnel",
                        "'steps':[{'page':'/'},{'page':'/pric*'},{'event':'Signup','props':{'plan':'pro'}},"
                                + "{'request':'POST /orders/{id}','status':'2xx'}]");
        JsonNode steps = answer.path("steps");
        assertThat(longs(steps, "count")).containsExactly(4L, 2L, 1L, 1L);
        assertThat(longs(steps, "drop_off")).containsExactly(0L, 2L, 1L, 0L);
        assertThat(steps.get(1).path("conversion").asDouble()).isEqualTo(50);
        assertThat(steps.get(2).path("conversion").asDouble()).isEqualTo(25);
        assertThat(steps.get(2).path("conversion_from_previous").asDouble()).isEqualTo(50);
        // 10 s from the second `/` of visitor 1, 30 s of visitor 3.
        assertThat(steps.get(1).path("median_seconds").asDouble()).isEqualTo(20);
        assertThat(steps.get(1).path("p90_seconds").asDouble()).isEqualTo(28);
        assertThat(steps.get(3).path("median_seconds").asDouble()).isEqualTo(10);
        assertThat(steps.get(0).path("median_seconds").isNull()).isTrue();
        assertThat(steps.get(0).path("name").asString()).isEqualTo("/");
        assertThat(answer.at("/meta/exact").asBoolean()).isTrue();
        assertThat(answer.at("/meta/rows_read").asLong()).isEqualTo(14);
        assertThat(answer.at("/meta/bots").asString()).isEqualTo("excluded");
    }

    @Test
    void a_funnel_follows_visitors_over_visits_within_a_time() {
        String steps = "'steps':[{'page':'/'},{'page':'/pricing'}],'by':'visitor','within':";
        JsonNode week = ask("/api/funnel", steps + "'7d'");
        assertThat(longs(week.path("steps"), "count")).containsExactly(4L, 3L);
        assertThat(week.at("/meta/exact").asBoolean()).isFalse();
        assertThat(week.at("/meta/warnings/0/code").asString()).isEqualTo("visitors_not_followed");
        JsonNode short_ = ask("/api/funnel", steps + "'15s'");
        assertThat(longs(short_.path("steps"), "count")).containsExactly(4L, 1L);
    }

    @Test
    void a_funnel_is_broken_down_and_narrowed_by_filters() {
        JsonNode answer =
                ask(
                        "/api/funnel",
                        "'steps':[{'page':'/'},{'page':'/pricing'}],'breakdown':'visit:country_name','limit':1");
        assertThat(answer.at("/breakdown/0/value").asString()).isEqualTo("Germany");
        assertThat(longs(answer.at("/breakdown/0/steps"), "count")).containsExactly(2L, 2L);
        assertThat(longs(answer.path("others"), "count")).containsExactly(2L, 0L);
        JsonNode signedUp =
                ask(
                        "/api/funnel",
                        "'steps':[['is','event:page',['/']],{'filters':[['is','event:page',['/pricing']]]}],"
                                + "'filters':[['is','event:name',['Signup']]]");
        assertThat(longs(signedUp.path("steps"), "count")).containsExactly(1L, 1L);
        JsonNode bots =
                ask(
                        "/api/funnel",
                        "'steps':[{'page':'/'},{'page':'/pricing'}],'include':{'bots':true}");
        assertThat(longs(bots.path("steps"), "count")).containsExactly(5L, 3L);
    }

    @Test
    void retention_follows_who_began_in_a_stretch() {
        JsonNode days = ask("/api/retention", "'by':'day'").path("cohorts");
        assertThat(days).hasSize(5);
        assertThat(days.get(0).path("start").asString()).isEqualTo("2026-11-16");
        assertThat(longs(days, "visitors")).containsExactly(1L, 0L, 0L, 0L, 3L);
        assertThat(days.get(0).path("returned").toString()).isEqualTo("[1,0,0,0,1]");
        assertThat(days.get(0).path("shares").toString()).isEqualTo("[100.0,0.0,0.0,0.0,100.0]");
        assertThat(days.get(1).path("shares").get(0).isNull()).isTrue();
        JsonNode back =
                ask(
                        "/api/retention",
                        "'by':'day','start':{'page':'/'},'return':{'page':'/pricing'}");
        assertThat(longs(back.path("cohorts"), "visitors")).containsExactly(1L, 0L, 0L, 0L, 3L);
        assertThat(back.at("/cohorts/0/returned").toString()).isEqualTo("[0,0,0,0,1]");
        assertThat(back.at("/cohorts/4/returned").toString()).isEqualTo("[3]");
        assertThat(back.at("/meta/warnings/0/code").asString()).isEqualTo("visitors_not_followed");
        JsonNode week = ask("/api/retention", "'by':'week'").path("cohorts");
        assertThat(longs(week, "visitors")).containsExactly(4L);
    }

    @Test
    void journeys_are_the_ways_of_visits_with_repetitions_taken_as_one() {
        JsonNode answer = ask("/api/journeys", "'steps':3");
        assertThat(answer.path("visits").asLong()).isEqualTo(5);
        assertThat(answer.path("single").asLong()).isEqualTo(2);
        List<String> paths = new ArrayList<>();
        answer.path("paths")
                .forEach(path -> paths.add(path.path("visits") + " " + path.path("steps")));
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "1 [{\"page\":\"/\"},{\"page\":\"/pricing\"}]",
                        "1 [{\"page\":\"/\"},{\"page\":\"/pricing\"},{\"page\":\"/\"}]",
                        "1 [{\"page\":\"/pricing\"},{\"page\":\"/\"}]");
        assertThat(answer.at("/links/0").toString())
                .isEqualTo(
                        "{\"position\":1,\"from\":{\"page\":\"/\"},\"to\":{\"page\":\"/pricing\"},"
                                + "\"visits\":2}");
        assertThat(longs(answer.path("nodes"), "visits")).containsExactly(3L, 2L, 2L, 1L, 1L);
        JsonNode folded = ask("/api/journeys", "'steps':2,'nodes':1,'limit':1");
        assertThat(folded.path("others").asLong()).isEqualTo(1);
        assertThat(folded.at("/nodes/1/step").toString()).isEqualTo("{\"others\":true}");
    }

    @Test
    void journeys_start_and_end_where_it_is_asked() {
        JsonNode from =
                ask("/api/journeys", "'start':{'page':'/pricing'},'of':['page','event','request']");
        List<String> starts = new ArrayList<>();
        from.path("paths").forEach(path -> starts.add(path.path("steps").toString()));
        assertThat(starts)
                .containsExactlyInAnyOrder(
                        "[{\"page\":\"/pricing\"},{\"page\":\"/\"}]",
                        "[{\"page\":\"/pricing\"},{\"event\":\"Signup\"},{\"request\":\"POST"
                                + " /orders/{id}\"}]");
        assertThat(from.at("/paths/0/visits").asLong()).isEqualTo(2);
        JsonNode to = ask("/api/journeys", "'end':{'page':'/'},'steps':6");
        List<String> ends = new ArrayList<>();
        to.path("paths").forEach(path -> ends.add(path.path("steps").toString()));
        assertThat(ends)
                .containsExactlyInAnyOrder(
                        "[{\"page\":\"/\"},{\"page\":\"/pricing\"},{\"page\":\"/\"}]",
                        "[{\"page\":\"/pricing\"},{\"page\":\"/\"}]");
        JsonNode both =
                ask(
                        "/api/journeys",
                        "'start':{'page':'/'},'end':{'event':'Signup'},'of':['page','event']");
        assertThat(both.path("paths")).hasSize(1);
        assertThat(both.at("/paths/0/steps").toString())
                .isEqualTo("[{\"page\":\"/\"},{\"page\":\"/pricing\"},{\"event\":\"Signup\"}]");
    }

    @Test
    void visits_are_listed_from_the_newest_on_page_by_page() {
        JsonNode first = ask("/api/visits", "'limit':2");
        JsonNode second =
                ask("/api/visits", "'limit':2,'cursor':'" + first.path("next").asString() + "'");
        JsonNode third =
                ask("/api/visits", "'limit':2,'cursor':'" + second.path("next").asString() + "'");
        assertThat(third.has("next")).isFalse();
        List<Long> ids = new ArrayList<>();
        List.of(first, second, third).forEach(p -> ids.addAll(longs(p.path("visits"), "id")));
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        assertThat(third.at("/visits/0/start").asString()).isEqualTo("2026-11-16T12:00:00Z");
        JsonNode own = ask("/api/visits", "'visitor':'0000000000000004'");
        assertThat(own.path("visits")).hasSize(2);
        assertThat(own.at("/visits/0/entry_page").asString()).isEqualTo("/pricing");
        assertThat(own.at("/visits/0/country").asString()).isEqualTo("FR");
    }

    @Test
    void a_visit_shows_its_whole_timeline_with_gaps() {
        JsonNode list = ask("/api/visits", "'filters':[['is','event:name',['Signup']]]");
        assertThat(list.path("visits")).hasSize(1);
        JsonNode visit = list.at("/visits/0");
        assertThat(visit.path("duration_seconds").asDouble()).isEqualTo(70);
        assertThat(visit.path("requests").asInt()).isEqualTo(1);
        assertThat(visit.path("open").asBoolean()).isTrue();
        String target = "/api/visits/" + visit.path("id") + "?site_id=example.com";
        JsonNode whole = RunningHouse.json(house.get(target));
        assertThat(whole.path("events")).hasSize(5);
        assertThat(whole.at("/events/3/props/plan").asString()).isEqualTo("pro");
        assertThat(whole.at("/events/3/gap_seconds").asDouble()).isEqualTo(40);
        assertThat(whole.at("/events/4/route").asString()).isEqualTo("/orders/{id}");
        assertThat(whole.at("/events/4/duration_ms").asDouble()).isEqualTo(12.5);
        assertThat(whole.at("/events/4").has("exchange")).isFalse();
        JsonNode page = RunningHouse.json(house.get(target + "&limit=3"));
        JsonNode rest =
                RunningHouse.json(
                        house.get(target + "&limit=3&cursor=" + page.path("next").asString()));
        assertThat(rest.path("events")).hasSize(2);
        assertThat(rest.at("/events/0/gap_seconds").asDouble()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "/api/funnel ! 'steps':[{'page':'/'}] ! #/steps: Expected 2 to 8 steps but got 1.",
                "/api/funnel ! 'x':1 ! #/x: Schema does not allow additional properties.",
                "/api/funnel ! 'limit':3 ! #: Required property steps was not present.",
                "/api/funnel ! 'steps':[{'page':'/'},{}] ! #/steps/1: A step has exactly one",
                "/api/funnel ! 'steps':[{'page':'/'},{'page':5}] ! #/steps/1/page: Type mismatch.",
                "/api/funnel ! 'steps':[{'page':'/'},{'goal':'None'}] ! Invalid filters. The goal",
                "/api/funnel ! 'steps':[{'page':'/'},{'request':'x'}] ! #/steps/1/request: Expected",
                "/api/funnel ! 'steps':[{'page':'/'},{'page':'/a','status':'2xx'}] !"
                        + " #/steps/1/status: Goes with",
                "/api/funnel ! 'steps':[{'page':'/'},['is','event:foo',['x']]] ! #/steps/1/1:"
                        + " Invalid dimension",
                "/api/funnel ! 'steps':[{'page':'/'},{'page':'/'}],'within':'7d' ! #/within: Goes",
                "/api/funnel ! 'steps':[{'page':'/'},{'page':'/'}],'by':'visitor','within':'x' !"
                        + " #/within: Invalid duration",
                "/api/funnel ! 'steps':[{'page':'/'},{'page':'/'}],'breakdown':'time:day' !"
                        + " #/breakdown: Invalid dimension",
                "/api/retention ! 'by':'hour' ! #/by: Invalid value",
                "/api/retention ! 'return':{'page':'/','event':'x'} ! #/return: A step has exactly",
                "/api/journeys ! 'steps':7 ! #/steps: Expected a number from 2 to 6",
                "/api/journeys ! 'of':['pages'] ! #/of/0: Invalid value",
                "/api/journeys ! 'of':[] ! #/of: Expected a minimum of 1 items but got 0.",
                "/api/visits ! 'visitor':'4' ! #/visitor: Expected a visitor's pseudonym",
                "/api/visits ! 'cursor':'abc' ! #/cursor: Expected the",
                "/api/visits ! 'filters':[['is']] ! #/filters/0: Invalid filter",
                "/api/visits ! 'include':{'imports':true} ! #/include/imports: Schema does not",
            })
    void says_where_a_mistake_is(String route, String rest, String detail) {
        HttpResponse<String> answer =
                house.post(route, RANGE + "," + rest.replace('\'', '"') + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningHouse.json(answer).path("detail").asString()).startsWith(detail);
    }

    @Test
    void a_range_of_too_many_stretches_is_refused() {
        HttpResponse<String> answer =
                house.post(
                        "/api/retention",
                        "{\"site_id\":\"example.com\",\"date_range\":\"12mo\",\"by\":\"day\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("#/by: The range has more than 60 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/visits", "/api/funnel", "/api/retention", "/api/journeys"})
    void a_site_that_is_closed_to_the_key_is_as_good_as_none(String route) {
        String body = RANGE + "}";
        String none = body.replace("example.com", "nothing.example");
        assertThat(house.post(route, none).statusCode()).isEqualTo(404);
        HttpResponse<String> nobody =
                house.send(
                        "POST",
                        route,
                        "",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(nobody.statusCode()).isEqualTo(401);
        String key = keyOf("other-" + route.substring("/api/".length()) + ".example");
        HttpResponse<String> other =
                house.send(
                        "POST",
                        route,
                        key,
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).as(other.body()).isEqualTo(404);
        HttpResponse<String> visit =
                house.send("GET", "/api/visits/2?site_id=example.com", key, "", new byte[0]);
        assertThat(visit.statusCode()).isEqualTo(404);
        assertThat(house.get("/api/visits/99?site_id=example.com").statusCode()).isEqualTo(404);
    }

    /// A key that may read one site, which is made.
    private String keyOf(String domain) {
        house.house.accounts().sites().ensure(domain);
        HttpResponse<String> made =
                house.post(
                        "/api/keys",
                        "{\"name\":\"x\",\"scopes\":[\"read\"],\"site\":\"" + domain + "\"}");
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
        return RunningHouse.json(made).path("key").asString();
    }

    @Test
    void no_rubbish_is_a_failure_of_the_server() {
        Random random = new Random(3);
        SoftAssertions all = new SoftAssertions();
        List<byte[]> rubbish = new ArrayList<>();
        for (String body :
                List.of(
                        "",
                        "[]",
                        "null",
                        "{",
                        RANGE,
                        RANGE + ",\"steps\":[[[[]]],\"\\u0000\"]}",
                        RANGE + ",\"steps\":[{\"page\":\"\\u0000\"},{\"event\":\"\\ud800\"}]}",
                        RANGE + ",\"start\":{\"page\":\"" + "*a".repeat(900) + "\"}}",
                        RANGE + ",\"steps\":{\"page\":\"" + "x".repeat(100_000) + "\"}}",
                        RANGE + ",\"visitor\":-1,\"cursor\":[],\"limit\":\"x\"}",
                        RANGE + ",\"filters\":" + "[\"not\",".repeat(900) + "]".repeat(900) + "}",
                        "{\"site_id\":5,\"date_range\":\"7d\"}")) {
            rubbish.add(body.getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            rubbish.add(bytes);
        }
        for (String route : ROUTES) {
            for (byte[] body : rubbish) {
                HttpResponse<String> answer =
                        house.send("POST", route, RunningHouse.KEY, "application/json", body);
                all.assertThat(answer.statusCode()).as(route).isBetween(400, 413);
                all.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .isEqualTo("application/problem+json");
            }
        }
        for (String id : List.of("x", "-1", "%00", "99999999999999999999", "%ff", "1e3")) {
            int status = house.get("/api/visits/" + id + "?site_id=example.com").statusCode();
            all.assertThat(status).as(id).isBetween(400, 404);
        }
        for (String more : List.of("limit=0", "limit=x", "cursor=%00")) {
            int status = house.get("/api/visits/1?site_id=example.com&" + more).statusCode();
            all.assertThat(status).as(more).isEqualTo(400);
        }
        all.assertAll();
    }
}
