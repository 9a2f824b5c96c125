package dev.footfall.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.replay.compare.Difference.BodyDiffers;
import dev.footfall.replay.compare.Difference.FieldAdded;
import dev.footfall.replay.compare.Difference.FieldMissing;
import dev.footfall.replay.compare.Difference.HeaderDiffers;
import dev.footfall.replay.compare.Difference.LengthDiffers;
import dev.footfall.replay.compare.Difference.OrderDiffers;
import dev.footfall.replay.compare.Difference.StatusDiffers;
import dev.footfall.replay.compare.Difference.TypeDiffers;
import dev.footfall.replay.compare.Difference.ValueDiffers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AnswerComparisonTest {

    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String JSON = "application/json";

    private static Answer recorded(int status, Map<String, List<String>> headers, Content body) {
        return new Answer(THEN, status, Optional.of(headers), false, body, true);
    }

    private static List<Difference> differences(String before, String after) {
        return list(compared(before, after));
    }

    private static Differences compared(String before, String after) {
        return compared(
                recorded(200, Map.of(), ContentReader.read(before, JSON)),
                Answer.of(NOW, 200, Map.of(), ContentReader.read(after, JSON)));
    }

    private static Differences compared(Answer before, Answer after) {
        return AnswerComparison.of(before, after, _ -> false);
    }

    private static List<Difference> list(Differences differences) {
        return differences.seen().values().stream().map(Differences.Seen::first).toList();
    }

    @Test
    void the_order_of_fields_and_the_form_of_numbers_mean_nothing() {
        assertThat(differences("{\"a\": 1.0, \"b\": [10, 1e2]}", "{\"b\":[1e1,100],\"a\":1}"))
                .isEmpty();
        assertThat(differences("{\"a\": 1}", "{\"a\": 1.0001}"))
                .containsExactly(new ValueDiffers("/a", "/a", "1", "1.0001"));
    }

    @Test
    void tells_each_kind_of_difference_with_its_place() {
        assertThat(differences("{\"a\": 1}", "{\"a\": \"1\"}"))
                .containsExactly(new TypeDiffers("/a", "/a", Tree.Type.NUMBER, Tree.Type.STRING));
        assertThat(differences("{\"a\": null}", "{\"b/c\": []}"))
                .containsExactly(
                        new FieldMissing("/a", "/a", Tree.Type.NULL),
                        new FieldAdded("/b~1c", "/b~1c", Tree.Type.LIST));
        assertThat(differences("{\"a\": [1, 2]}", "{\"a\": [1, 2, 3]}"))
                .containsExactly(new LengthDiffers("/a", "/a", 2, 3));
        assertThat(differences("[{\"x\": {\"y\": true}}]", "[{\"x\": {\"y\": false}}]"))
                .containsExactly(new ValueDiffers("/0/x/y", "/*/x/y", "true", "false"));
        assertThat(differences("[1]", "{}"))
                .containsExactly(new TypeDiffers("", "", Tree.Type.LIST, Tree.Type.OBJECT));
    }

    @Test
    void a_shuffled_list_is_one_difference_of_order_also_of_objects_and_lists() {
        assertThat(differences("{\"a\": [1, 2, 2, 3]}", "{\"a\": [2, 3, 1, 2]}"))
                .containsExactly(new OrderDiffers("/a", "/a"));
        assertThat(
                        differences(
                                "[{\"n\": 1, \"t\": [1, 2]}, {\"n\": 2, \"t\": []}]",
                                "[{\"n\": 2, \"t\": []}, {\"t\": [1, 2], \"n\": 1}]"))
                .containsExactly(new OrderDiffers("", ""));
        assertThat(differences("[[1, 2], [3, 4]]", "[[2, 1], [3, 4]]"))
                .containsExactly(new OrderDiffers("/0", "/*"));
    }

    @Test
    void an_element_that_is_new_in_the_middle_makes_no_other_differ() {
        assertThat(differences("[1, 2, 3, 4]", "[1, 2, 9, 3, 4]"))
                .containsExactly(new LengthDiffers("", "", 4, 5));
        assertThat(differences("[1, 2, 3]", "[2, 3, 4]"))
                .containsExactly(new ValueDiffers("/0", "/*", "1", "4"));
    }

    @Test
    void one_changed_field_in_a_shuffled_list_of_objects_with_new_ids_is_found() {
        String before =
                """
                [{"id": "u1", "who": {"name": "ann"}, "on": true}, {"id": "u2", "who": {"name": "bob"}, "on": true},
                 {"id": "u3", "who": {"name": "cy"}, "on": false}]\
                """;
        String after =
                """
                [{"id": "u9", "who": {"name": "cy"}, "on": false}, {"id": "u8", "who": {"name": "ann"}, "on": true},
                 {"id": "u7", "who": {"name": "bob"}, "on": false}]\
                """;
        assertThat(differences(before, after))
                .contains(new ValueDiffers("/1/on", "/*/on", "true", "false"))
                .extracting(difference -> difference.spot().text())
                .containsExactlyInAnyOrder("order body", "value /*/id", "value /*/on");
    }

    @Test
    void fields_named_by_ids_share_a_pattern() {
        Difference one =
                differences(
                                "{\"0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e01\": {\"sha256\": 1}}",
                                "{\"0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e01\": {\"sha256\": 2}}")
                        .getFirst();
        assertThat(one.spot().place()).isEqualTo("/{uuid}/sha256");
        assertThat(one.place()).isEqualTo("/0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e01/sha256");
    }

    @Test
    void what_is_masked_in_the_recording_is_not_compared_but_counted() {
        Differences found =
                compared("{\"key\": \"***\", \"n\": \"***\"}", "{\"key\": {\"a\": 1}, \"n\": 7}");
        assertThat(found.seen()).isEmpty();
        assertThat(found.masked()).isEqualTo(2);
        assertThat(differences("{\"key\": \"***\"}", "{}"))
                .containsExactly(new FieldMissing("/key", "/key", Tree.Type.STRING));
        assertThat(
                        compared(
                                        recorded(200, Map.of(), new Content.Text("token=***")),
                                        Answer.of(NOW, 200, Map.of(), new Content.Text("token=a")))
                                .notCompared())
                .containsExactly(NotCompared.BODY_MASKED);
    }

    @Test
    void moments_that_went_on_with_the_clock_are_told_apart() {
        long then = THEN.getEpochSecond();
        String before =
                "{\"iso\": \"2026-11-20T11:00:00.123+01:00\", \"sql\": \"2026-11-20 10:00:01\", \"s\": %d,"
                                .formatted(then)
                        + " \"http\": \"Fri, 20 Nov 2026 10:00:00 GMT\", \"day\": \"2026-11-20\"}";
        String after =
                "{\"iso\": \"2026-11-21T10:00:01Z\", \"sql\": \"2026-11-21 10:00:03\", \"s\": %d,"
                                .formatted(NOW.getEpochSecond())
                        + " \"http\": \"Sat, 21 Nov 2026 10:00:00 GMT\", \"day\": \"2026-11-21\"}";
        Differences found = compared(before, after);
        assertThat(found.seen()).isEmpty();
        assertThat(found.clocks()).hasSize(5);
        assertThat(differences(before.replace("11-20", "11-19"), after)).hasSize(3);
        assertThat(differences("{\"id\": 1000000001}", "{\"id\": 1000086401}")).hasSize(1);
        assertThat(differences("{\"d\": \"2026-11-99\"}", "{\"d\": \"2026-11-21\"}")).hasSize(1);
    }

    @Test
    void another_status_is_the_only_difference() {
        Differences found =
                compared(
                        recorded(200, Map.of("A", List.of("1")), ContentReader.read("{}", JSON)),
                        Answer.of(NOW, 500, Map.of(), new Content.Text("oops")));
        assertThat(list(found)).containsExactly(new StatusDiffers(200, 500));
    }

    @Test
    void compares_headers_but_those_that_differ_anyway() {
        Differences found =
                compared(
                        recorded(
                                200,
                                Map.of(
                                        "Date", List.of("Fri"),
                                        "Content-Type", List.of("application/json; charset=UTF-8"),
                                        "Cache-Control", List.of("no-store"),
                                        "Set-Cookie", List.of("a=***; Path=/"),
                                        "X-Gone", List.of("1")),
                                new Content.Nothing()),
                        Answer.of(
                                NOW,
                                200,
                                Map.of(
                                        "date", List.of("Sat"),
                                        "content-type", List.of("application/json;charset=utf-8"),
                                        "cache-control", List.of("public"),
                                        "set-cookie", List.of("a=b; Path=/"),
                                        "x-new", List.of("2")),
                                new Content.Nothing()));
        assertThat(list(found))
                .containsExactly(
                        new HeaderDiffers(
                                "cache-control", Optional.of("no-store"), Optional.of("public")),
                        new HeaderDiffers("x-gone", Optional.of("1"), Optional.empty()),
                        new HeaderDiffers("x-new", Optional.empty(), Optional.of("2")));
        assertThat(found.masked()).isOne();
    }

    @Test
    void headers_that_were_not_captured_or_cut_off_are_no_differences() {
        Answer came = Answer.of(NOW, 200, Map.of("x-new", List.of("2")), new Content.Nothing());
        Differences none =
                compared(
                        new Answer(THEN, 200, Optional.empty(), false, new Content.Nothing(), true),
                        came);
        assertThat(none.seen()).isEmpty();
        assertThat(none.notCompared()).containsExactly(NotCompared.HEADERS_NOT_CAPTURED);
        Differences cut =
                compared(
                        new Answer(
                                THEN,
                                200,
                                Optional.of(Map.of()),
                                true,
                                new Content.Unknown(NotCompared.BODY_CUT),
                                true),
                        came);
        assertThat(cut.seen()).isEmpty();
        assertThat(cut.notCompared()).containsExactly(NotCompared.BODY_CUT);
    }

    @Test
    void text_and_bytes_are_compared_as_what_they_say() throws IOException {
        byte[] latin = "größe".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("größe".getBytes(StandardCharsets.UTF_8));
        }
        Content one = ContentReader.read(latin, "text/plain; charset=iso-8859-1", "");
        assertThat(one).isEqualTo(ContentReader.read(packed.toByteArray(), "text/plain", "gzip"));
        assertThat(ContentReader.read(latin, "text/plain", ""))
                .isInstanceOf(Content.Bytes.class)
                .isEqualTo(ContentReader.read(latin.clone(), "image/png", ""));
        assertThat(ContentReader.read(packed.toByteArray(), "text/plain", "br"))
                .isInstanceOf(Content.Bytes.class);
        Differences found =
                compared(
                        recorded(200, Map.of(), new Content.Text("a".repeat(100) + "b")),
                        Answer.of(NOW, 200, Map.of(), new Content.Text("a".repeat(100) + "c")));
        assertThat(list(found))
                .containsExactly(
                        new BodyDiffers("…" + "a".repeat(40) + "b", "…" + "a".repeat(40) + "c"));
    }

    @Test
    void what_is_no_json_is_compared_as_text() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(ContentReader.read(deep, JSON)).isInstanceOf(Content.Text.class);
        assertThat(ContentReader.read("{\"a\": 1, \"a\": 2}", JSON))
                .isInstanceOf(Content.Text.class);
        assertThat(ContentReader.read("[1] 2", JSON)).isInstanceOf(Content.Text.class);
        assertThat(ContentReader.read("{\"a\": ", JSON)).isInstanceOf(Content.Text.class);
        assertThat(ContentReader.read("[" + "1,".repeat(200_001) + "1]", JSON))
                .isInstanceOf(Content.Text.class);
        assertThat(ContentReader.read(" [1]", "")).isInstanceOf(Content.Json.class);
        assertThat(ContentReader.read("[1]", "application/problem+json; x=y"))
                .isInstanceOf(Content.Json.class);
        assertThat(ContentReader.read("[1]", "text/plain")).isInstanceOf(Content.Text.class);
        assertThat(ContentReader.read("", JSON)).isEqualTo(new Content.Nothing());
        assertThat(list(compared("{\"a\": 1}", "<html>")))
                .containsExactly(new BodyDiffers("JSON: object", "text of 6 characters"));
    }

    @Test
    void a_great_many_differences_are_counted_and_told_by_their_spots() {
        StringBuilder before = new StringBuilder("{\"a\":0");
        StringBuilder after = new StringBuilder("{\"a\":0");
        for (int i = 0; i < 1_100; i++) {
            String name = ",\"" + (char) ('a' + i % 26) + "-" + "z".repeat(i / 26) + "\":";
            before.append(name).append(1);
            after.append(name).append(2);
        }
        Differences found = compared(before + "}", after + "}");
        assertThat(found.seen()).hasSize(1_000);
        assertThat(found.leftOut()).isEqualTo(100);
        Differences without =
                AnswerComparison.of(
                        recorded(200, Map.of(), ContentReader.read(before + "}", JSON)),
                        Answer.of(NOW, 200, Map.of(), ContentReader.read(after + "}", JSON)),
                        spot -> spot.place().startsWith("/b"));
        assertThat(without.ignored()).isEqualTo(43);
        assertThat(without.leftOut()).isEqualTo(57);
    }

    @Test
    void elements_of_a_long_list_are_found_again() {
        StringBuilder before = new StringBuilder("[0");
        StringBuilder after = new StringBuilder("[0");
        for (int i = 0; i < 50_000; i++) {
            before.append(",{\"id\":\"a").append(i).append("\",\"n\":").append(i).append('}');
            int other = 49_999 - i;
            after.append(",{\"id\":\"b").append(i).append("\",\"n\":").append(other).append('}');
        }
        assertThat(compared(before + "]", after + "]").seen().keySet())
                .extracting(Spot::text)
                .containsExactly("order body", "value /*/id");
    }
}
