package dev.footfall.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String GOOD =
            "{\"domain\":\"example.com\",\"name\":\"pageview\",\"url\":\"https://example.com/\"}";

    private static EventForm read(String body) {
        return EventReader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static EventForm with(String more) {
        return read(GOOD.substring(0, GOOD.length() - 1) + "," + more + "}");
    }

    private static String fields(EventForm form) {
        return String.join(" ", form.problems.byField().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{]",
                "{\"name\":}",
                "{}{}",
                "{} x",
                "{'name':1}",
                "\u0000",
                "{\"name\":\"a\u0000b\"}",
                "{\"name\":\"a\nb\"}",
                "]]]]"
            })
    void refuses_what_is_no_json_object(String body) {
        assertThat(read(body).problems.names("body")).as(body).isTrue();
    }

    @Test
    void refuses_bytes_that_are_no_utf_8() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("pageview")] = (byte) 0xff;
        assertThat(fields(EventReader.read(bytes))).isEqualTo("body name");
        bytes[GOOD.indexOf("pageview")] = (byte) 0xc0;
        bytes[GOOD.indexOf("pageview") + 1] = (byte) 0x80;
        assertThat(EventReader.read(bytes).problems.isEmpty()).isFalse();
    }

    @Test
    void names_every_field_that_is_missing_or_of_the_wrong_type() {
        assertThat(fields(read("{}"))).isEqualTo("domain name url");
        assertThat(fields(read("{\"d\":null,\"n\":\" \",\"u\":\"\"}")))
                .isEqualTo("domain name url");
        assertThat(fields(read("{\"d\":[\"a\"],\"n\":{\"a\":1},\"u\":7}")))
                .isEqualTo("domain name url");
        assertThat(fields(with("\"r\":7"))).isEqualTo("referrer");
        assertThat(fields(with("\"p\":[1]"))).isEqualTo("props");
        assertThat(fields(with("\"p\":\"no\""))).isEqualTo("props");
        assertThat(fields(with("\"i\":\"no\""))).isEqualTo("interactive");
        assertThat(fields(with("\"h\":[[]]"))).isEqualTo("h");
        assertThat(fields(with("\"user\":[]"))).isEqualTo("user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b", "\\u0085", "\\ud800", "\\udc00x", "a\\u007fb"})
    void names_the_field_that_holds_control_characters_or_broken_unicode(String odd) {
        assertThat(fields(read(GOOD.replace("pageview", "a" + odd + "b")))).isEqualTo("name");
        assertThat(fields(read(GOOD.replace("com/", "com/" + odd + "b")))).isEqualTo("url");
        assertThat(
                        fields(
                                read(
                                        GOOD.replaceFirst(
                                                "example",
                                                "\\\\"
                                                        + odd.substring(odd.indexOf('\\') + 1)
                                                        + "x"))))
                .isEqualTo("domain");
        assertThat(fields(with("\"r\":\"https://a/" + odd + "b\""))).isEqualTo("referrer");
    }

    @Test
    void repairs_control_characters_and_broken_unicode_in_properties() {
        EventForm form =
                with("\"p\":{\"a\\u0000b\":\"one\\ntwo\\ud800\",\"ok\":\"\\ud83d\\ude00\"}");
        assertThat(form.problems.isEmpty()).isTrue();
        assertThat(form.props).isEqualTo(Map.of("a b", "one two\ufffd", "ok", "\ud83d\ude00"));
    }

    @Test
    void names_the_field_that_nests_too_deeply() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(fields(with("\"p\":{\"a\":" + deep + "}"))).isEqualTo("props");
        assertThat(fields(with("\"other\":" + deep))).isEqualTo("other");
        assertThat(fields(with("\"u\":" + deep))).isEqualTo("url");
    }

    @Test
    void keeps_thirty_scalar_properties() {
        StringBuilder props =
                new StringBuilder("\"skipped\":null,\"s2\":\"\",\"s3\":[1],\"s4\":{\"a\":{}}");
        for (int i = 0; i < 40; i++) {
            props.append(",\"k").append(i).append("\":").append(i % 2 == 0 ? "true" : "1.50");
        }
        EventForm form = with("\"props\":{" + props + "}");
        assertThat(form.problems.isEmpty()).isTrue();
        assertThat(form.props).hasSize(30).containsEntry("k0", "true").containsEntry("k29", "1.50");
        assertThat(with("\"m\":\"{\\\"a\\\":1}\"").props).isEqualTo(Map.of("a", "1"));
        assertThat(with("\"m\":null").props).isEmpty();
    }

    @Test
    void refuses_properties_that_are_too_long() {
        assertThat(fields(with("\"p\":{\"" + "k".repeat(301) + "\":1}"))).isEqualTo("props");
        assertThat(fields(with("\"p\":{\"k\":\"" + "v".repeat(2001) + "\"}"))).isEqualTo("props");
        assertThat(with("\"p\":{\"k\":\"" + "v".repeat(2000) + "\"}").problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "\"EUR\"",
                "{}",
                "{\"currency\":\"EUR\"}",
                "{\"currency\":\"XYZ\",\"amount\":1}",
                "{\"currency\":\"EUR\",\"amount\":\"one\"}",
                "{\"currency\":\"EUR\",\"amount\":[1]}",
                "{\"currency\":\"EUR\",\"amount\":1e2000000000}",
                "{\"currency\":\"EUR\",\"amount\":\"1e-2000000000\"}",
                "{\"currency\":\"EUR\",\"amount\":999999999999999}",
                "{\"currency\":\"EUR\",\"amount\":\"99999999999999.99999\"}",
                "{\"currency\":\"EUR\",\"amount\":\"0e2147483647\"}"
            })
    void loses_only_the_revenue_when_it_is_invalid(String revenue) {
        EventForm form = with("\"revenue\":" + revenue);
        assertThat(form.problems.isEmpty()).isTrue();
        assertThat(form.revenue).isEqualTo(Revenue.NONE);
    }

    @Test
    void reads_revenue_as_number_text_or_written_object() {
        assertThat(
                        with("\"$\":{\"amount\":\" 1234.567891\",\"currency\":\"usd\"}")
                                .revenue
                                .amount())
                .isEqualByComparingTo("1234.5679");
        assertThat(
                        with("\"$\":\"{\\\"amount\\\":-3,\\\"currency\\\":\\\"JPY\\\"}\"")
                                .revenue
                                .amount())
                .isEqualByComparingTo("-3");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "https://Example.com|example.com|/|",
                "http://example.com:80/a/b?x=1&y=2#z|example.com|/a/b|x=1&y=2",
                "https://example.com:8443/|example.com:8443|/|",
                "https://user:pw@Host.De/x@y|host.de|/x@y|",
                "//cdn.example.com/a|cdn.example.com|/a|",
                "/only/path?q|(none)|/only/path|q",
                "file:///C:/index.html|(none)|/C:/index.html|",
                "app://dashboard/start|dashboard|/start|",
                "https://[::1]:8080/x|[::1]:8080|/x|",
                "mailto:someone|(none)|/someone|",
                "example.com/a:b|(none)|/example.com/a:b|",
                "https://example.com?q=a/b|example.com|/|q=a/b",
                "https://example.com#/r?x|example.com|/|",
                "https:///nohost|(none)|/nohost|"
            },
            delimiter = '|')
    void splits_a_url(String url, String host, String path, String query) {
        Problems problems = new Problems();
        Location location = PageUrl.read(url, false, problems);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(location).isEqualTo(new Location(host, path, query == null ? "" : query));
    }

    @Test
    void refuses_urls_of_data_and_paths_that_are_too_long() {
        assertThat(fields(read(GOOD.replace("https://example.com/", "DATA:text/html,x"))))
                .isEqualTo("url");
        String path = "p".repeat(1999);
        assertThat(read(GOOD.replace("com/\"", "com/" + path + "\"")).problems.isEmpty()).isTrue();
        assertThat(fields(read(GOOD.replace("com/\"", "com/" + path + "p\"")))).isEqualTo("url");
        assertThat(fields(read(GOOD.replace("https://example.com", "https://" + "h".repeat(300)))))
                .isEqualTo("url");
        assertThat(with("\"r\":\"" + "r".repeat(5000) + "\"").referrer).hasSize(2000);
    }

    @Test
    void never_throws_whatever_the_bytes() {
        Random random = new Random(20261121);
        byte[] good =
                GOOD.replace("}", ",\"p\":{\"a\":[1,{}]},\"$\":{\"amount\":1},\"sd\":3}")
                        .getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += EventReader.read(bytes).problems.isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(5_000, 19_999);
    }
}
