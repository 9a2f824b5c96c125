package dev.footfall.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CombinedLinesTest {

    private static final String LINE =
            "83.149.9.216 - ann [17/May/2015:10:05:03 +0200] \"GET /a/b.html?x=1&y=2 HTTP/1.1\" 200"
                    + " 203023 \"http://x.org/p\" \"Mozilla/5.0 (X11) Firefox/9\"";

    @Test
    void reads_every_field() {
        LogLine line = ParsedLine.parse("combined", LINE);
        assertThat(line.problem).isEmpty();
        assertThat(line.address).isEqualTo("83.149.9.216");
        assertThat(line.consumer).isEqualTo("ann");
        assertThat(ParsedLine.time(line)).isEqualTo(Instant.parse("2015-05-17T08:05:03Z"));
        assertThat(line.method).isEqualTo("GET");
        assertThat(line.path).isEqualTo("/a/b.html");
        assertThat(line.query).isEqualTo("x=1&y=2");
        assertThat(line.status).isEqualTo(200);
        assertThat(line.bytesOut).isEqualTo(203023);
        assertThat(line.referrer).isEqualTo("http://x.org/p");
        assertThat(line.agent).isEqualTo("Mozilla/5.0 (X11) Firefox/9");
    }

    @Test
    void reads_dashes_as_not_told() {
        LogLine line =
                ParsedLine.parse(
                        "combined",
                        "::1 - - [01/Jan/1970:00:00:01 +0000] \"HEAD / HTTP/1.0\" 304 - \"-\" \"-\"");
        assertThat(line.problem).isEmpty();
        assertThat(line.address).isEqualTo("::1");
        assertThat(line.consumer).isEmpty();
        assertThat(line.bytesOut).isEqualTo(-1);
        assertThat(line.referrer).isEmpty();
        assertThat(line.agent).isEqualTo("-");
        assertThat(line.happened).isEqualTo(1_000_000);
    }

    @Test
    void reads_a_user_name_with_blanks() {
        assertThat(ParsedLine.parse("combined", LINE.replace("ann", "Ann B. Cole")).consumer)
                .isEqualTo("Ann B. Cole");
    }

    @Test
    void reads_an_absolute_url_and_drops_the_fragment() {
        LogLine line =
                ParsedLine.parse(
                        "combined",
                        LINE.replace("/a/b.html?x=1&y=2", "https://Shop.Example:443/p?q=1#top"));
        assertThat(line.host).isEqualTo("shop.example");
        assertThat(line.scheme).isEqualTo("https");
        assertThat(line.path).isEqualTo("/p");
        assertThat(line.query).isEqualTo("q=1");
    }

    @Test
    void reads_a_request_without_a_protocol_and_one_with_blanks_in_its_path() {
        assertThat(ParsedLine.parse("combined", request("GET /old")).path).isEqualTo("/old");
        LogLine blanks = ParsedLine.parse("combined", request("GET /a b c HTTP/1.1"));
        assertThat(blanks.path).isEqualTo("/a b c");
    }

    @Test
    void reads_star_and_connect() {
        assertThat(ParsedLine.parse("combined", request("OPTIONS * HTTP/1.0")).path)
                .isEqualTo("/*");
        LogLine connect = ParsedLine.parse("combined", request("CONNECT a.org:443 HTTP/1.1"));
        assertThat(connect.host).isEqualTo("a.org:443");
        assertThat(connect.path).isEqualTo("/");
    }

    @Test
    void undoes_escaped_quotes_of_apache_and_nginx() {
        assertThat(ParsedLine.parse("combined", agent("a \\\"b\\\" c")).agent)
                .isEqualTo("a \"b\" c");
        assertThat(ParsedLine.parse("combined", agent("a \\x22b\\x22 \\x5C")).agent)
                .isEqualTo("a \"b\" \\");
        assertThat(ParsedLine.parse("combined", agent("nul \\x00 stays")).agent)
                .isEqualTo("nul \\x00 stays");
    }

    @Test
    void reads_a_field_that_holds_bare_quotes() {
        assertThat(ParsedLine.parse("combined", agent("a \"b\"c")).agent).isEqualTo("a \"b\"c");
    }

    @Test
    void names_the_reason_for_lines_that_are_no_request() {
        assertThat(ParsedLine.parse("combined", request("\\x16\\x03\\x01\\x00")).problem)
                .isEqualTo("request: is no HTTP request");
        assertThat(ParsedLine.parse("combined", request("-")).problem)
                .isEqualTo("request: the connection ended before a request was sent");
        assertThat(ParsedLine.parse("combined", request("")).problem).startsWith("request:");
        assertThat(ParsedLine.parse("combined", request("Gh0st\\xAD x y")).problem)
                .isEqualTo("request: is no HTTP request");
        assertThat(ParsedLine.parse("combined", LINE.replace("May", "Mai")).problem)
                .isEqualTo("time: is not written as the format says");
        assertThat(ParsedLine.parse("combined", LINE.replace("17/May", "31/Feb")).problem)
                .startsWith("time:");
        assertThat(ParsedLine.parse("combined", LINE.substring(0, LINE.length() - 3)).problem)
                .startsWith("agent: is cut off");
    }

    @Test
    void passes_over_comments_and_empty_lines() {
        LogLine line = new LogLine();
        LineParser parser = ParsedLine.named("combined").open();
        assertThat(parser.parse(new byte[0], 0, 0, line)).isEqualTo(Parse.SKIPPED);
        assertThat(parser.parse("# x".getBytes(StandardCharsets.UTF_8), 0, 3, line))
                .isEqualTo(Parse.SKIPPED);
    }

    @Test
    void reads_further_fields_behind_the_known_ones() {
        assertThat(ParsedLine.parse("combined", LINE + " \"extra\" 0.003").problem).isEmpty();
    }

    @Test
    void never_throws_whatever_the_bytes_are() {
        Random random = new Random(42);
        byte[] good = LINE.getBytes(StandardCharsets.UTF_8);
        LogLine line = new LogLine();
        for (LogFormat format : LogFormats.NAMED) {
            LineParser parser = format.open();
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = good.clone();
                for (int n = random.nextInt(8); n >= 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                int to = random.nextInt(bytes.length + 1);
                Parse parse = parser.parse(bytes, 0, to, line);
                assertThat(parse == Parse.UNREADABLE).isEqualTo(!line.problem.isEmpty());
            }
        }
    }

    private static String request(String request) {
        return LINE.replace("GET /a/b.html?x=1&y=2 HTTP/1.1", request);
    }

    private static String agent(String agent) {
        return LINE.replace("Mozilla/5.0 (X11) Firefox/9", agent);
    }
}
