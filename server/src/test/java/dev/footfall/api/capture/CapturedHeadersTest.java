package dev.footfall.api.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.mask.Masker;
import dev.footfall.capture.mask.Masking;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapturedHeadersTest {

    private static CapturedItem item(String headers) {
        String body =
                "{\"site\":\"s\",\"exchanges\":[{\"method\":\"GET\",\"path\":\"/\",\"headers\":"
                        + headers
                        + ",\"status\":200},{\"method\":\"GET\",\"path\":\"/\"}]}";
        CaptureReader reader = new CaptureReader(new Masker(Masking.strict()));
        var items = reader.read(body.getBytes(StandardCharsets.UTF_8), "").items();
        assertThat(items).hasSize(2);
        assertThat(items.getLast()).isInstanceOf(CapturedItem.Good.class);
        return items.getFirst();
    }

    private static Map<String, String> kept(String headers) {
        return ((CapturedItem.Good) item(headers)).sender().headers();
    }

    @Test
    void keeps_what_speaks_of_the_sender_and_nothing_secret() {
        assertThat(
                        kept(
                                """
                                {"Sec-CH-UA-Platform": "\\"Windows\\"", "ACCEPT-LANGUAGE": "de",
                                 "Cookie": "secret", "Authorization": "secret"}
                                """))
                .containsOnly(
                        Map.entry("sec-ch-ua-platform", "\"Windows\""),
                        Map.entry("accept-language", "de"));
    }

    @Test
    void takes_the_first_of_a_list_and_passes_over_what_is_no_text() {
        assertThat(
                        kept(
                                """
                                {"accept": ["a", ["b"], {"c": 1}], "sec-ch-ua": [], "purpose": 1,
                                 "sec-ch-ua-mobile": {"deep": [{}]}, "Sec-CH-UA-Model": [{"a": []}]}
                                """))
                .containsOnly(Map.entry("accept", "a"));
        assertThat(kept("{}")).isEmpty();
        assertThat(kept("null")).isEmpty();
    }

    @Test
    void bounds_how_many_and_how_long() {
        StringBuilder many = new StringBuilder("{\"accept\":\"" + "x".repeat(9_000) + '"');
        for (int i = 0; i < 100; i++) {
            many.append(",\"sec-ch-ua-").append(i).append("\":\"v\"");
        }
        assertThat(kept(many.append('}').toString())).hasSize(32);
        assertThat(kept("{\"accept\":\"" + "x".repeat(9_000) + "\"}").get("accept")).hasSize(500);
    }

    @Test
    void names_headers_that_are_no_object() {
        assertThat(item("[\"accept\"]"))
                .isInstanceOfSatisfying(
                        CapturedItem.Bad.class,
                        bad ->
                                assertThat(bad.detail())
                                        .isEqualTo("headers: must be an object of texts"));
    }
}
