package dev.footfall.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.bot.BotPatterns;
import dev.footfall.ingest.bot.BotRanges;
import dev.footfall.model.JudgedHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LogFormatsTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:30:00Z");

    static Set<String> names() {
        return Samples.BY_FORMAT.keySet();
    }

    @Test
    void has_a_sample_for_every_name() {
        assertThat(LogFormats.NAMED)
                .extracting(LogFormat::name)
                .containsExactlyInAnyOrderElementsOf(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void reads_what_every_format_tells(String name) {
        LogLine line = ParsedLine.parse(name, sample(name).split("\n"));
        assertThat(line.problem).isEmpty();
        assertThat(line.address).isEqualTo("192.0.2.7");
        assertThat(ParsedLine.time(line)).isEqualTo(TIME);
        assertThat(line.method).isEqualTo("GET");
        assertThat(line.path).isEqualTo("/p");
        assertThat(line.query).isEqualTo("a=1");
        boolean answers = !name.equals("site-analytics");
        assertThat(line.status).isEqualTo(answers ? 200 : 0);
        assertThat(line.bytesOut).isEqualTo(answers ? 512 : -1);
        boolean short_ = name.equals("common") || name.equals("vcommon") || name.equals("squid");
        assertThat(line.agent).isEqualTo(short_ ? "" : "curl/8.1");
        boolean spans =
                !Set.of("common", "combined", "vcommon", "vcombined", "tsv", "site-analytics")
                        .contains(name);
        assertThat(line.durationMicros).isEqualTo(spans ? 12_000 : -1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void finds_the_format_out(String name) {
        byte[] sample = (sample(name) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(FormatDetector.detect(sample, sample.length).map(LogFormat::name))
                .contains(name);
    }

    @Test
    void reads_hosts_and_schemes_where_they_are_told() {
        assertThat(ParsedLine.parse("vcombined", sample("vcombined")).host)
                .isEqualTo("shop.example");
        LogLine alb = ParsedLine.parse("alb", sample("alb"));
        assertThat(alb.host).isEqualTo("shop.example");
        assertThat(alb.scheme).isEqualTo("https");
        assertThat(alb.bytesIn).isEqualTo(34);
        LogLine caddy = ParsedLine.parse("caddy", sample("caddy"));
        assertThat(caddy.scheme).isEqualTo("https");
        assertThat(caddy.mime).isEqualTo("text/html");
        assertThat(caddy.referrer).isEqualTo("https://ref.example/");
    }

    @Test
    void reads_nginx_strings() {
        LogLine line =
                ParsedLine.parse(
                        string(
                                "log_format main '$remote_addr - $remote_user [$time_iso8601] '\n"
                                        + "'\"$request\" $status $body_bytes_sent $request_time "
                                        + "\"$http_user_agent\" $host \"${http_x_forwarded_for}\"';"),
                        "192.0.2.7 - - [2026-11-21T05:30:00+01:00] \"POST /api HTTP/2.0\" 201 7"
                                + " 0.250 \"okhttp\" api.example \"1.2.3.4\"");
        assertThat(line.problem).isEmpty();
        assertThat(ParsedLine.time(line)).isEqualTo(TIME);
        assertThat(line.address).isEqualTo("192.0.2.7");
        assertThat(line.durationMicros).isEqualTo(250_000);
        assertThat(line.host).isEqualTo("api.example");
        assertThat(line.agent).isEqualTo("okhttp");
    }

    @Test
    void reads_apache_strings() {
        LogLine line =
                ParsedLine.parse(
                        string(
                                "%{X-Forwarded-For}i %l %u %{%Y-%m-%d %H:%M:%S}t \\\"%r\\\" %>s %O"
                                        + " %I %D \\\"%{Referer}i\\\" %v:%p"),
                        "203.0.113.9, 10.0.0.1 - bob 2026-11-21 04:30:00 \"GET /x HTTP/1.1\" 404 9"
                                + " 40 1234 \"-\" a.example:8080");
        assertThat(line.problem).isEmpty();
        assertThat(line.address).isEqualTo("203.0.113.9");
        assertThat(line.consumer).isEqualTo("bob");
        assertThat(ParsedLine.time(line)).isEqualTo(TIME);
        assertThat(line.durationMicros).isEqualTo(1234);
        assertThat(line.host).isEqualTo("a.example:8080");
    }

    @Test
    void reads_goaccess_strings() {
        LogLine line =
                ParsedLine.parse(
                        string("%h %^[%d:%t %^] \"%r\" %s %b \"%R\" \"%u\" %T"),
                        "192.0.2.7 - - [21/Nov/2026:05:30:00 +0100] \"GET /x HTTP/1.1\" 200 9 \"-\""
                                + " \"a\" 0.5");
        assertThat(ParsedLine.time(line)).isEqualTo(TIME);
        assertThat(line.durationMicros).isEqualTo(500_000);
        LogLine own =
                ParsedLine.parse(
                        LogFormats.read(
                                "%d %t %~~h{, } %m %U %s %L",
                                Optional.of("%Y%m%d"), Optional.of("%T")),
                        "20261121 04:30:00    192.0.2.8 GET /x?y=1 204 15");
        assertThat(own.problem).isEmpty();
        assertThat(ParsedLine.time(own)).isEqualTo(TIME);
        assertThat(own.address).isEqualTo("192.0.2.8");
        assertThat(own.durationMicros).isEqualTo(15_000);
    }

    @Test
    void a_missing_agent_is_known_where_the_format_has_one() {
        BotPatterns bots = BotPatterns.load();
        for (String name : names()) {
            LogLine line =
                    ParsedLine.parse(
                            name,
                            sample(name)
                                    .replace("\"curl/8.1\"", "\"-\"")
                                    .replace("curl/8.1", "-")
                                    .split("\n"));
            assertThat(line.problem).as(name).isEmpty();
            AddBotVerdict step =
                    new AddBotVerdict(
                            bots::judge, JudgedHeaders.BROWSERS, BotRanges.open(Optional.empty()));
            Draft draft = Hits.logLine().agent(line.agent).draft();
            step.apply(draft);
            boolean isTold = !Set.of("common", "vcommon", "squid").contains(name);
            assertThat(draft.verdict.reason()).as(name).isEqualTo(isTold ? "agent-empty" : "");
        }
        String json =
                "{\"remote_addr\":\"192.0.2.7\",\"time_iso8601\":\"2026-11-21T04:30:00Z\","
                        + "\"request\":\"GET / HTTP/1.1\",\"status\":\"200\"%s}";
        assertThat(ParsedLine.parse("caddy", json.formatted(",\"http_user_agent\":\"\"")).agent)
                .isEqualTo("-");
        assertThat(ParsedLine.parse("caddy", json.formatted("")).agent).isEmpty();
    }

    @Test
    void a_w3c_header_inside_a_file_changes_the_columns() {
        LogLine line =
                ParsedLine.parse(
                        "w3c",
                        "#Fields: date time c-ip cs-uri-stem",
                        "2026-11-21 04:30:00 192.0.2.1 /one",
                        "#Fields: time-taken c-ip cs-uri-stem cs(User-Agent) date time",
                        "7 192.0.2.2 /two Mozilla/5.0+(X11) 2026-11-21 04:30:00");
        assertThat(line.path).isEqualTo("/two");
        assertThat(line.agent).isEqualTo("Mozilla/5.0 (X11)");
        assertThat(line.durationMicros).isEqualTo(7_000);
        LogLine few = ParsedLine.parse("w3c", "#Fields: date time c-ip cs-uri-stem", "2026-11-21");
        assertThat(few.problem).contains("1 columns where the header names 4");
    }

    @Test
    void says_what_is_wrong_with_a_format() {
        assertThatThrownBy(() -> string("apache")).hasMessageContaining("combined");
        assertThatThrownBy(() -> string("%h%r %t")).hasMessageContaining("nothing between");
        assertThatThrownBy(() -> string("%h %r")).hasMessageContaining("no field for a time");
        assertThatThrownBy(() -> string("%h %t")).hasMessageContaining("a request or path");
        assertThatThrownBy(() -> string("%h %{%d/%b}t %r")).hasMessageContaining("a year");
        assertThatThrownBy(() -> string("%h %{x")).hasMessageContaining("without its '}'");
    }

    private static String sample(String name) {
        return String.valueOf(Samples.BY_FORMAT.get(name));
    }

    private static LogFormat string(String text) {
        return LogFormats.read(text, Optional.empty(), Optional.empty());
    }
}
