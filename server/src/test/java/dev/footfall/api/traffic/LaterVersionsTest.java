package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The questions of site-analytics' second and third version, over real HTTP.
class LaterVersionsTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/120.0.0.0 Safari/537.36";

    @TempDir Path folder;
    private TrafficHouse house;

    @BeforeEach
    void open() throws IOException {
        house = TrafficHouse.open(folder, "UTC");
        house.view("/a", "192.0.2.1", CHROME, "2020-12-31T12:00:00");
        house.view("/b", "192.0.2.1", CHROME, "2020-12-31T12:01:00");
        house.view("/a", "192.0.2.2", TrafficHouse.PERSON, "2021-01-02T12:00:00");
        house.view("/a", "192.0.2.1", CHROME, "2021-02-01T00:00:00");
        house.view("/bot", "66.249.66.1", TrafficHouse.GOOGLEBOT, "2021-01-02T12:30:00");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String statistics(String what, String groups, String resolution, String... more) {
        String[] pairs = new String[8 + more.length];
        String[] first = {
            "query_on", "People", "count_what", what, "group_what", groups, "resolution", resolution
        };
        System.arraycopy(first, 0, pairs, 0, 8);
        System.arraycopy(more, 0, pairs, 8, more.length);
        return house.data("statistics", pairs).toString();
    }

    private static String item(String date, String key, int quantity) {
        return "{\"date\":%s,\"key\":%s,\"quantity\":%d}"
                .formatted(quoted(date), quoted(key), quantity);
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "null" : "\"" + text + "\"";
    }

    private static String list(String... items) {
        return "[" + String.join(",", items) + "]";
    }

    @Test
    void statistics_count_views_and_users_over_all_time() {
        assertThat(statistics("Views", "Nothing", "All")).isEqualTo(list(item("", "", 4)));
        assertThat(statistics("Users", "Nothing", "AllTime")).isEqualTo(list(item("", "", 2)));
        assertThat(statistics("Views", "Url", "All"))
                .isEqualTo(list(item("", "/a", 3), item("", "/b", 1)));
        assertThat(statistics("Users", "Browser", "All"))
                .isEqualTo(list(item("", "Chrome", 1), item("", "Firefox", 1)));
        assertThat(statistics("Users", "DeviceType", "All")).isEqualTo(list(item("", "PC", 2)));
        assertThat(statistics("Users", "Domain", "All")).isEqualTo(list(item("", "", 2)));
        assertThat(
                        house.data(
                                        "statistics",
                                        "query_on",
                                        "Bots",
                                        "count_what",
                                        "Views",
                                        "group_what",
                                        "Url",
                                        "resolution",
                                        "All")
                                .toString())
                .isEqualTo(list(item("", "/bot", 1)));
    }

    @Test
    void statistics_by_time_are_dated_by_the_first_day_of_each_stretch() {
        assertThat(statistics("Users", "Nothing", "Day"))
                .isEqualTo(
                        list(
                                item("Thu, 31 Dec 2020 00:00:00 GMT", "", 1),
                                item("Sat, 02 Jan 2021 00:00:00 GMT", "", 1),
                                item("Mon, 01 Feb 2021 00:00:00 GMT", "", 1)));
        assertThat(statistics("Users", "Nothing", "Week"))
                .isEqualTo(
                        list(
                                item("Mon, 28 Dec 2020 00:00:00 GMT", "", 2),
                                item("Mon, 01 Feb 2021 00:00:00 GMT", "", 1)));
        assertThat(statistics("Views", "Nothing", "Month"))
                .isEqualTo(
                        list(
                                item("Tue, 01 Dec 2020 00:00:00 GMT", "", 2),
                                item("Fri, 01 Jan 2021 00:00:00 GMT", "", 1),
                                item("Mon, 01 Feb 2021 00:00:00 GMT", "", 1)));
        assertThat(statistics("Users", "Url", "Year"))
                .isEqualTo(
                        list(
                                item("Wed, 01 Jan 2020 00:00:00 GMT", "/a", 1),
                                item("Wed, 01 Jan 2020 00:00:00 GMT", "/b", 1),
                                item("Fri, 01 Jan 2021 00:00:00 GMT", "/a", 2)));
    }

    @Test
    void statistics_take_american_dates_and_include_the_end_day() {
        assertThat(
                        statistics(
                                "Views",
                                "Nothing",
                                "All",
                                "start_date",
                                "12-31-2020",
                                "end_date",
                                "01-02-2021"))
                .isEqualTo(list(item("", "", 3)));
        assertThat(
                        statistics(
                                "Views",
                                "Nothing",
                                "All",
                                "start_date",
                                "01-02-2021",
                                "end_date",
                                "12-31-2020"))
                .isEqualTo("[]");
        HttpResponse<String> wrong =
                house.get(
                        "statistics",
                        "query_on",
                        "people",
                        "group_what",
                        "Nothing",
                        "resolution",
                        "Day",
                        "start_date",
                        "2021-01-01");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .isEqualTo(
                        "Invalid parameters: {'query_on': ['Invalid enum member people'],"
                                + " 'count_what': ['Missing data for required field.'],"
                                + " 'start_date': ['Not a valid date.']}");
    }

    private String buckets(String start, String end, String seconds, String... more) {
        String[] pairs = new String[6 + more.length];
        String[] first = {"start_time", start, "end_time", end, "time_bucket", seconds};
        System.arraycopy(first, 0, pairs, 0, 6);
        System.arraycopy(more, 0, pairs, 6, more.length);
        return house.data("query", pairs).toString();
    }

    @Test
    void buckets_without_views_are_there_too() {
        assertThat(buckets("2020-12-31T00:00:00", "2021-01-04T00:00:00", "86400"))
                .isEqualTo(
                        "{\"all_keys\":[\"Count\"],\"buckets\":["
                                + "{\"data\":{\"Count\":2},\"timestamp\":\"2020-12-31T00:00:00\"},"
                                + "{\"data\":{},\"timestamp\":\"2021-01-01T00:00:00\"},"
                                + "{\"data\":{\"Count\":2},\"timestamp\":\"2021-01-02T00:00:00\"},"
                                + "{\"data\":{},\"timestamp\":\"2021-01-03T00:00:00\"}]}");
    }

    @Test
    void buckets_are_of_any_length_and_the_last_one_is_cut() {
        assertThat(
                        buckets(
                                "2021-01-02T11:59:59.5",
                                "2021-01-02T12:30:00",
                                "1000",
                                "group_by",
                                "Url",
                                "filter_by",
                                "Unset"))
                .isEqualTo(
                        "{\"all_keys\":[\"/a\"],\"buckets\":["
                                + "{\"data\":{\"/a\":1},\"timestamp\":\"2021-01-02T11:59:59.500000\"},"
                                + "{\"data\":{},\"timestamp\":\"2021-01-02T12:16:39.500000\"}]}");
    }

    @Test
    void buckets_are_split_and_filtered() {
        assertThat(
                        buckets(
                                "2021-01-02T00:00:00",
                                "2021-01-03T00:00:00",
                                "86400",
                                "group_by",
                                "Domain",
                                "filter_by",
                                "Humans"))
                .isEqualTo(
                        "{\"all_keys\":[\"UNKNOWN\"],\"buckets\":["
                                + "{\"data\":{\"UNKNOWN\":1},\"timestamp\":\"2021-01-02T00:00:00\"}]}");
        assertThat(
                        buckets(
                                "2021-01-02T00:00:00",
                                "2021-01-03T00:00:00",
                                "86400",
                                "group_by",
                                "Url",
                                "filter_by",
                                "Bots"))
                .contains("\"data\":{\"/bot\":1}");
        assertThat(buckets("2021-01-03T00:00:00", "2021-01-02T00:00:00", "60"))
                .isEqualTo("{\"all_keys\":[],\"buckets\":[]}");
    }

    @Test
    void what_failed_in_the_original_is_refused_here() {
        String start = "2021-01-01T00:00:00";
        assertThat(
                        refused(
                                "start_time",
                                start,
                                "end_time",
                                "2021-01-01T00:16:41",
                                "time_bucket",
                                "1"))
                .isEqualTo(
                        "Invalid parameters: {'time_bucket': ['Too many buckets: requested 1001"
                                + " but max is 1000.']}");
        assertThat(refused("start_time", start, "end_time", start, "time_bucket", "0"))
                .startsWith("Invalid parameters: {'time_bucket': ['Must be greater than or equal");
        assertThat(refused("start_time", start, "end_time", start, "time_bucket", "hour"))
                .isEqualTo("Invalid parameters: {'time_bucket': ['Not a valid integer.']}");
        assertThat(
                        refused(
                                "start_time",
                                start + "Z",
                                "end_time",
                                start + "+01:00",
                                "time_bucket",
                                "60"))
                .isEqualTo(
                        "Invalid parameters: {'start_time': ['Not a valid naive datetime.'],"
                                + " 'end_time': ['Not a valid naive datetime.']}");
        assertThat(refused("group_by", "country", "more", "1"))
                .isEqualTo(
                        "Invalid parameters: {'start_time': ['Missing data for required field.'],"
                                + " 'end_time': ['Missing data for required field.'],"
                                + " 'time_bucket': ['Missing data for required field.'],"
                                + " 'group_by': ['Invalid enum member country'],"
                                + " 'more': ['Unknown field.']}");
    }

    private String refused(String... pairs) {
        HttpResponse<String> answer = house.get("query", pairs);
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }
}
