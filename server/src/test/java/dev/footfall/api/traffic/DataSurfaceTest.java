package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.SharedData;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions in the wire form of site-analytics' README, over real HTTP. The site's days are those
/// of Berlin.
class DataSurfaceTest {

    private static final List<String> ROUTES =
            List.of("users", "views", "countries", "cities", "urls", "hostnames", "sessions");

    @TempDir Path folder;
    private TrafficHouse house;

    @BeforeEach
    void open() throws IOException {
        house = TrafficHouse.open(folder, "Europe/Berlin");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void person(String url, String address, String time) {
        house.view(url, address, TrafficHouse.PERSON, time);
    }

    private String asked(String name, String first, String last, String... more) {
        String[] pairs = new String[4 + more.length];
        pairs[0] = "start_date";
        pairs[1] = first;
        pairs[2] = "end_date";
        pairs[3] = last;
        System.arraycopy(more, 0, pairs, 4, more.length);
        return house.data(name, pairs).toString();
    }

    private static String week(String date, int quantity) {
        return "{\"date\":\"%s\",\"quantity\":%d}".formatted(date, quantity);
    }

    @Test
    void without_views_every_answer_is_an_empty_list() {
        for (String route : ROUTES) {
            assertThat(asked(route, "2020-10-10", "2021-3-15", "classification", "BOT"))
                    .as(route)
                    .isEqualTo("[]");
        }
    }

    @Test
    void weeks_begin_on_monday_and_are_parted_by_the_years_end() {
        person("/", "192.0.2.1", "2020-12-27T12:00:00");
        person("/", "192.0.2.1", "2020-12-28T12:00:00");
        person("/", "192.0.2.2", "2020-12-31T22:59:59");
        person("/", "192.0.2.1", "2020-12-31T23:00:00");
        person("/", "192.0.2.1", "2021-01-03T22:59:59");
        person("/", "192.0.2.1", "2021-01-03T23:00:00");
        String views =
                "[%s,%s,%s,%s]"
                        .formatted(
                                week("2020-51", 1),
                                week("2020-52", 2),
                                week("2021-00", 2),
                                week("2021-01", 1));
        String users =
                "[%s,%s,%s,%s]"
                        .formatted(
                                week("2020-51", 1),
                                week("2020-52", 2),
                                week("2021-00", 1),
                                week("2021-01", 1));
        assertThat(asked("views", "2020-12-01", "2021-01-31")).isEqualTo(views);
        assertThat(asked("users", "2020-12-01", "2021-01-31")).isEqualTo(users);
    }

    @Test
    void weeks_end_when_the_sites_clocks_say_so_also_after_they_were_changed() {
        person("/", "192.0.2.1", "2021-03-28T21:59:59");
        person("/", "192.0.2.1", "2021-03-28T22:00:00");
        person("/", "192.0.2.1", "2021-10-31T22:59:59");
        person("/", "192.0.2.1", "2021-10-31T23:00:00");
        String weeks =
                "[%s,%s,%s,%s]"
                        .formatted(
                                week("2021-12", 1),
                                week("2021-13", 1),
                                week("2021-43", 1),
                                week("2021-44", 1));
        assertThat(asked("views", "2021-01-01", "2021-12-31")).isEqualTo(weeks);
        assertThat(asked("users", "2021-01-01", "2021-12-31")).isEqualTo(weeks);
    }

    @Test
    void users_are_addresses_and_counted_once_a_week() {
        for (String agent : List.of(TrafficHouse.PERSON, TrafficHouse.PERSON + " Other/1")) {
            house.view("/", "192.0.2.1", agent, "2021-06-01T12:00:00");
            house.view("/", "192.0.2.1", agent, "2021-06-04T12:00:00");
            house.view("/", "192.0.2.2", agent, "2021-06-04T12:00:00");
        }
        assertThat(asked("users", "2021-06-01", "2021-06-30"))
                .isEqualTo("[" + week("2021-22", 2) + "]");
        assertThat(asked("views", "2021-06-01", "2021-06-30"))
                .isEqualTo("[" + week("2021-22", 6) + "]");
    }

    @Test
    void the_end_day_is_included_and_turned_days_have_nothing() {
        person("/first", "192.0.2.1", "2021-06-01T22:00:00");
        person("/last", "192.0.2.1", "2021-06-03T21:59:59");
        person("/after", "192.0.2.1", "2021-06-03T22:00:00");
        assertThat(asked("urls", "2021-6-2", "2021-6-3"))
                .isEqualTo("[{\"url\":\"/first\",\"value\":1},{\"url\":\"/last\",\"value\":1}]");
        assertThat(asked("urls", "2021-06-03", "2021-06-02")).isEqualTo("[]");
        assertThat(asked("users", "2021-06-03", "2021-06-02")).isEqualTo("[]");
    }

    @Test
    void bots_and_users_are_told_apart_and_both_counted_where_nothing_is_said() {
        person("/page", "192.0.2.1", "2021-06-01T12:00:00");
        house.view("/bot", "66.249.66.1", TrafficHouse.GOOGLEBOT, "2021-06-01T12:00:00");
        house.view("/bot", "66.249.66.1", TrafficHouse.GOOGLEBOT, "2021-06-01T12:01:00");
        String bots = "{\"url\":\"/bot\",\"value\":2}";
        String users = "{\"url\":\"/page\",\"value\":1}";
        assertThat(asked("urls", "2021-06-01", "2021-06-01", "classification", "BOT"))
                .isEqualTo("[" + bots + "]");
        assertThat(asked("urls", "2021-06-01", "2021-06-01", "classification", "USER"))
                .isEqualTo("[" + users + "]");
        assertThat(asked("urls", "2021-06-01", "2021-06-01"))
                .isEqualTo("[" + bots + "," + users + "]");
        assertThat(asked("views", "2021-06-01", "2021-06-01", "classification", "BOT"))
                .isEqualTo("[" + week("2021-22", 2) + "]");
        assertThat(asked("users", "2021-06-01", "2021-06-01", "classification", "BOT"))
                .isEqualTo("[" + week("2021-22", 1) + "]");
        assertThat(asked("users", "2021-06-01", "2021-06-01"))
                .isEqualTo("[" + week("2021-22", 2) + "]");
    }

    @Test
    void countries_and_cities_have_names_and_private_addresses_have_none() throws IOException {
        house.close();
        Path cities = SharedData.file("geo/GeoLite2-City-Test.mmdb").toAbsolutePath();
        house = TrafficHouse.open(folder, "UTC", "geo.path = [\"" + cities + "\"]");
        person("/", "81.2.69.142", "2021-06-01T12:00:00");
        person("/", "81.2.69.160", "2021-06-01T12:00:00");
        person("/", "89.160.20.112", "2021-06-01T12:00:00");
        person("/", "192.168.1.1", "2021-06-01T12:00:00");
        assertThat(asked("countries", "2021-06-01", "2021-06-01", "classification", "USER"))
                .isEqualTo(
                        "[{\"country\":\"United Kingdom\",\"value\":2},"
                                + "{\"country\":null,\"value\":1},"
                                + "{\"country\":\"Sweden\",\"value\":1}]");
        assertThat(asked("cities", "2021-06-01", "2021-06-01", "classification", "USER"))
                .contains("{\"city\":\"London\",\"value\":2}", "{\"city\":null,\"value\":1}");
    }

    @Test
    void ten_minutes_without_a_view_end_a_session() {
        person("/a", "192.0.2.1", "2021-06-01T12:00:00");
        person("/b", "192.0.2.1", "2021-06-01T12:05:00");
        person("/c", "192.0.2.1", "2021-06-01T12:16:00");
        house.view("/d", "66.249.66.1", TrafficHouse.GOOGLEBOT, "2021-06-01T12:20:00");
        String first =
                "{\"classification\":\"USER\",\"end\":\"2021-06-01T12:05:00Z\","
                        + "\"start\":\"2021-06-01T12:00:00Z\",\"url\":\"/a\",\"views\":2}";
        String second =
                "{\"classification\":\"USER\",\"end\":\"2021-06-01T12:16:00Z\","
                        + "\"start\":\"2021-06-01T12:16:00Z\",\"url\":\"/c\",\"views\":1}";
        String bot =
                "{\"classification\":\"BOT\",\"end\":\"2021-06-01T12:20:00Z\","
                        + "\"start\":\"2021-06-01T12:20:00Z\",\"url\":\"/d\",\"views\":1}";
        assertThat(asked("sessions", "2021-06-01", "2021-06-01", "classification", "USER"))
                .isEqualTo("[" + first + "," + second + "]");
        assertThat(asked("sessions", "2021-06-01", "2021-06-01", "classification", "BOT"))
                .isEqualTo("[" + bot + "]");
        assertThat(asked("sessions", "2021-06-01", "2021-06-01", "limit", "1", "offset", "1"))
                .isEqualTo("[" + second + "]");
        assertThat(asked("sessions", "2021-06-02", "2021-06-02")).isEqualTo("[]");
    }

    @Test
    void names_every_parameter_at_fault_as_site_analytics_does() {
        for (String route : ROUTES) {
            HttpResponse<String> answer = house.get(route);
            assertThat(answer.statusCode()).as(route).isEqualTo(400);
            assertThat(answer.body())
                    .as(route)
                    .isEqualTo(
                            "Invalid parameters: {'start_date': ['Missing data for required"
                                    + " field.'], 'end_date': ['Missing data for required"
                                    + " field.']}");
        }
        HttpResponse<String> wrong =
                house.get(
                        "countries",
                        "start_date",
                        "2021-02-30",
                        "end_date",
                        "soon",
                        "classification",
                        "user",
                        "more",
                        "1");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .isEqualTo(
                        "Invalid parameters: {'start_date': ['Not a valid date.'], 'end_date':"
                                + " ['Not a valid date.'], 'classification': ['Invalid enum"
                                + " member user'], 'more': ['Unknown field.']}");
        HttpResponse<String> paged =
                house.get(
                        "sessions",
                        "start_date",
                        "2021-02-01",
                        "end_date",
                        "2021-02-01",
                        "limit",
                        "0",
                        "offset",
                        "x");
        assertThat(paged.body())
                .isEqualTo(
                        "Invalid parameters: {'limit': ['Must be greater than or equal to 1 and"
                                + " less than or equal to 10000.'], 'offset': ['Not a valid"
                                + " integer.']}");
    }

    @Test
    void without_the_key_there_is_only_a_page() {
        for (String route : ROUTES) {
            for (String key : List.of("", "wrong")) {
                String target =
                        "/api/v1/data/" + route + "?start_date=2021-01-01&end_date=2021-01-01";
                HttpResponse<String> answer = house.send("GET", target, key, "", new byte[0]);
                assertThat(answer.statusCode()).as(route).isEqualTo(401);
                assertThat(answer.body()).contains("<title>401 Unauthorized</title>");
            }
        }
    }

    @Test
    void the_far_past_and_future_are_no_work() {
        person("/", "192.0.2.1", "2021-06-01T12:00:00");
        assertThat(asked("views", "0001-01-01", "9999-12-31"))
                .isEqualTo("[" + week("2021-22", 1) + "]");
    }
}
