package dev.footfall.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private static String text(String value) {
        return new JsonWriter().open().text("t", value).close().toString();
    }

    @Test
    void escapes_what_may_not_stand_in_a_text_and_what_ends_lines_elsewhere() {
        assertThat(text("a\"b\\c")).isEqualTo("{\"t\":\"a\\\"b\\\\c\"}");
        assertThat(text("\0\n\t\u001f\u007f"))
                .isEqualTo("{\"t\":\"\\u0000\\u000a\\u0009\\u001f\\u007f\"}");
        assertThat(text("\u0080\u0085\u009f\u2028\u2029"))
                .isEqualTo("{\"t\":\"\\u0080\\u0085\\u009f\\u2028\\u2029\"}");
    }

    @Test
    void writes_other_characters_as_utf_8_and_pairs_as_escapes() {
        assertThat(text("\u00a0ß\u07ff\u0800€\uffff"))
                .isEqualTo("{\"t\":\"\u00a0ß\u07ff\u0800€\uffff\"}");
        assertThat(text("\ud83d\ude00\ud800")).isEqualTo("{\"t\":\"\\ud83d\\ude00\\ud800\"}");
    }

    @Test
    void a_text_in_ascii_is_written_as_it_is_as_a_string() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x80; c++) {
            all.append(c).append("x".repeat(c));
        }
        JsonWriter json = new JsonWriter().open();
        assertThat(json.ascii("t", all.toString().getBytes(StandardCharsets.US_ASCII))).isTrue();
        assertThat(json.close()).hasToString(text(all.toString()));
    }

    @Test
    void writes_nothing_of_a_text_that_is_not_ascii() {
        JsonWriter json = new JsonWriter().open();
        assertThat(json.ascii("t", "abcß".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(json.close()).hasToString("{}");
    }

    @Test
    void grows_with_texts_in_which_all_is_escaped() {
        String nuls = "\0".repeat(10_000);
        assertThat(text(nuls)).hasSize(60_000 + 8);
        JsonWriter json = new JsonWriter().open();
        assertThat(json.ascii("t", nuls.getBytes(StandardCharsets.US_ASCII))).isTrue();
        assertThat(json.close()).hasToString(text(nuls));
    }

    @Test
    void writes_numbers_lists_and_objects_within_each_other() {
        JsonWriter json = new JsonWriter().open().number("n", -7).millis("m", 1_500);
        json.truth("b", false).lists("l", Map.of("h", List.of("1", "2"))).texts("e", Map.of());
        assertThat(json.open("o").close().text("z", "last").close())
                .hasToString(
                        "{\"n\":-7,\"m\":1.5,\"b\":false,\"l\":{\"h\":[\"1\",\"2\"]},\"o\":{},\"z\":\"last\"}");
        assertThat(json.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(json.toString());
    }
}
