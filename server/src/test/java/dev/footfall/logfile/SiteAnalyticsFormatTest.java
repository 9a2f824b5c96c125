package dev.footfall.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.HitReader;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import dev.footfall.model.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log of site-analytics, as its third version writes it and as earlier ones did.
class SiteAnalyticsFormatTest {

    private static final String AGENT = "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko)";

    private static LogLine parse(String line) {
        return ParsedLine.parse("site-analytics", line);
    }

    private static Hit hit(String text) {
        HitReader.About about =
                new HitReader.About(
                        Sender.of("", ""), Map.of("site", "a", "format", "site-analytics"), 7);
        List<HitReader.Decoded> read =
                new LogHits().read(text.getBytes(StandardCharsets.UTF_8), about);
        assertThat(read).hasSize(1);
        assertThat(read.getFirst()).isInstanceOf(HitReader.Decoded.Read.class);
        return ((HitReader.Decoded.Read) read.getFirst()).hit();
    }

    @Test
    void reads_lines_that_are_quoted() {
        LogLine line =
                parse(
                        "2021-03-04T05:06:07.123456,\"/a,b?c=\"\"d\"\"\",2001:db8::1,\""
                                + AGENT
                                + "\"");
        assertThat(line.problem).isEmpty();
        assertThat(ParsedLine.time(line)).isEqualTo(Instant.parse("2021-03-04T05:06:07.123456Z"));
        assertThat(line.path).isEqualTo("/a,b");
        assertThat(line.query).isEqualTo("c=\"d\"");
        assertThat(line.address).isEqualTo("2001:db8::1");
        assertThat(line.agent).isEqualTo(AGENT);
    }

    @Test
    void reads_lines_whose_commas_are_not_escaped() {
        LogLine line = parse("2021-03-04 05:06:07.123456,/a,b,192.0.2.7," + AGENT);
        assertThat(line.problem).isEmpty();
        assertThat(ParsedLine.time(line)).isEqualTo(Instant.parse("2021-03-04T05:06:07.123456Z"));
        assertThat(line.path).isEqualTo("/a,b");
        assertThat(line.address).isEqualTo("192.0.2.7");
        assertThat(line.agent).isEqualTo(AGENT);
    }

    @Test
    void a_whole_url_has_a_host_and_no_agent_is_known_to_be_none() {
        LogLine line = parse("2021-03-04T05:06:07+01:00,https://shop.example/a,192.0.2.7,");
        assertThat(line.problem).isEmpty();
        assertThat(line.host).isEqualTo("shop.example");
        assertThat(line.path).isEqualTo("/a");
        assertThat(line.agent).isEqualTo(LogLine.NO_AGENT);
        assertThat(ParsedLine.time(line)).isEqualTo(Instant.parse("2021-03-04T04:06:07Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-03-04T05:06:07,/a,nowhere,agent",
                "2021-03-04T05:06:07,/a",
                "yesterday,/a,192.0.2.7,agent",
                "2021-03-04T05:06:07,name,192.0.2.7,agent",
                "\"",
                ",,,",
                "timestamp,url,ip,user agent"
            })
    void says_what_it_cannot_read(String line) {
        assertThat(parse(line).problem).isNotEmpty();
    }

    @Test
    void a_line_is_a_page_view_and_no_request() {
        Hit hit = hit("2021-03-04T05:06:07,/a,192.0.2.7," + AGENT);
        assertThat(hit.kind()).isEqualTo(EventKind.PAGEVIEW);
        assertThat(hit.name()).isEqualTo("pageview");
        assertThat(hit.exchange().isPresent()).isFalse();
        assertThat(hit.mayBePage()).isFalse();
        assertThat(hit.original()).doesNotContain("192.0.2.7");
    }

    @Test
    void lists_of_other_things_are_not_taken_for_it() {
        byte[] other =
                "2021-03-04T05:06:07,login,192.0.2.7,alice,ok\n"
                        .repeat(5)
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(FormatDetector.detect(other, other.length)).isEmpty();
    }

    @Test
    void what_an_import_stores_is_a_page_view() {
        Collected log = new Collected();
        try (FolderTarget target = new FolderTarget(Collected.pipeline(), log.load())) {
            Hit hit = hit("2021-03-04T05:06:07,/a,192.0.2.7," + AGENT);
            target.send(List.of(at("example.com", hit)));
            target.settle();
        }
        assertThat(log.events).extracting(Event::kind).containsExactly(EventKind.PAGEVIEW);
    }

    private static Hit at(String site, Hit hit) {
        return new Hit(
                hit.surface(),
                site,
                hit.id(),
                hit.received(),
                hit.happened(),
                hit.kind(),
                hit.name(),
                hit.location(),
                hit.referrer(),
                hit.sender(),
                hit.exchange(),
                hit.props(),
                hit.revenue(),
                hit.engagement(),
                hit.interactive(),
                hit.mayBePage(),
                hit.original());
    }
}
