package dev.footfall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.replay.KeptExchanges.Listed;
import dev.footfall.replay.compare.Spot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SentHeadersTest {

    private static Recorded recorded(String headers, String body) {
        return RecordedReader.read(
                new JsonMapper()
                        .readTree(
                                """
                                {"id": "1", "time": "2026-11-21T04:30:00Z", "method": "GET", "path": "/a",
                                 "request": {"headers": %s, "body": %s}}
                                """
                                        .formatted(headers, body)));
    }

    @Test
    void headers_of_the_connection_and_masked_ones_are_not_sent() {
        Recorded one =
                recorded(
                        """
                        {"Accept": ["a/b", "c/d"], "Host": ["x"], "Connection": ["close, X-Hop"], "X-Hop": ["1"],
                         "Authorization": ["Bearer ***"], "Cookie": ["a=***"], "X-Forwarded-For": ["***"],
                         "If-None-Match": ["1"], "traceparent": ["00"], "X-Odd Name": ["1"], "X-Line": ["a\\nb"],
                         "X-Key": ["hmac:abcdefghijklmnopqrstuv"]}
                        """,
                        "{\"text\": \"{}\", \"type\": \"application/json\"}");
        assertThat(SentHeaders.of(one, List.of()))
                .containsExactly(
                        Map.entry("Accept", "a/b"),
                        Map.entry("Accept", "c/d"),
                        Map.entry("Content-Type", "application/json"));
        assertThat(SentHeaders.of(one, List.of(Map.entry("accept", "e/f"))))
                .containsExactly(
                        Map.entry("accept", "e/f"), Map.entry("Content-Type", "application/json"));
        assertThat(SentHeaders.masked(one, List.of(Map.entry("cookie", "a=b"))))
                .containsExactly("authorization", "x-key");
    }

    @Test
    void headers_that_a_client_writes_itself_cannot_be_given() {
        assertThat(ReplaySettings.isHeader("Authorization", "Bearer t")).isTrue();
        assertThat(ReplaySettings.isHeader("Host", "a")).isFalse();
        assertThat(ReplaySettings.isHeader("", "a")).isFalse();
        assertThat(ReplaySettings.isHeader("A", "a\r\nB: c")).isFalse();
    }

    @Test
    void a_host_is_the_recorded_one_whatever_its_spelling() {
        List<Listed> listed =
                List.of(
                        new Listed("1", Instant.EPOCH, "GET", "https", "Shop.example"),
                        new Listed("2", Instant.EPOCH, "GET", "", "127.0.0.1:8080"),
                        new Listed("3", Instant.EPOCH, "GET", "", ""));
        assertThat(RecordedHosts.contains(listed, URI.create("https://shop.example:443/x")))
                .isTrue();
        assertThat(RecordedHosts.contains(listed, URI.create("http://127.0.0.1:8080"))).isTrue();
        assertThat(RecordedHosts.contains(listed, URI.create("http://shop.example"))).isFalse();
        assertThat(RecordedHosts.contains(listed, URI.create("http://127.0.0.1:8081"))).isFalse();
    }

    @Test
    void places_are_ignored_with_all_below_them() {
        IgnoredPlaces places = new IgnoredPlaces(List.of("/items/*", "header:X-Version"));
        assertThat(places.contains(new Spot(Spot.Kind.VALUE, "/items/*/id"))).isTrue();
        assertThat(places.contains(new Spot(Spot.Kind.ORDER, "/items"))).isFalse();
        assertThat(places.contains(new Spot(Spot.Kind.HEADER, "x-version"))).isTrue();
        assertThat(places.contains(new Spot(Spot.Kind.HEADER, "x-other"))).isFalse();
        assertThat(places.contains(new Spot(Spot.Kind.STATUS, ""))).isFalse();
    }
}
