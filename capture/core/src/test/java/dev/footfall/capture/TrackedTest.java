package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackedTest {

    private static final int TIMES = 4_000;

    private final List<Exchange> seen = new ArrayList<>();

    @Tracked(sample = 0.25, maxBody = 14, mask = "hall")
    static final class Orders {

        @Tracked(name = "place an order", mask = "note")
        void place() {}

        @Tracked(bodies = Tracked.Bodies.LEAVE, sample = 1)
        void cancel() {}

        @Tracked(sample = 1.5)
        void tooMany() {}

        @Tracked(mask = "*")
        void everything() {}

        @Tracked(mask = "--")
        void nothing() {}

        @Tracked(maxBody = -7)
        void tooFew() {}

        @Tracked(bodies = Tracked.Bodies.KEEP, sample = 1)
        void keep() {}
    }

    private static List<Tracked> nearest(String method) {
        try {
            return List.of(
                    Orders.class.getDeclaredMethod(method).getAnnotation(Tracked.class),
                    Orders.class.getAnnotation(Tracked.class));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Settings settings() {
        return Settings.of("", "", "");
    }

    private Capture start(Settings settings) {
        return Capture.start(settings, List.of(seen::addAll), Map.of());
    }

    private static void call(Capture capture, String path, Tracking tracking) {
        Recording recording = capture.begin("POST", path);
        recording.requestHeaders(Map.of("Content-Type", List.of("application/json")));
        recording.tracked(tracking);
        byte[] body = "{\"hall\":\"DE02\"}".getBytes(UTF_8);
        recording.requestBody().pass(body, 0, body.length);
        recording.finish(200, Ending.COMPLETED);
    }

    @Test
    void the_methods_word_counts_before_the_classes() {
        try (Capture capture = start(settings())) {
            call(capture, "/orders/1", capture.tracking(nearest("cancel")));
        }
        assertThat(seen)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.request().body().bytes()).isEmpty();
                    assertThat(e.bytesIn()).isEqualTo(15);
                });
    }

    @Test
    void a_body_is_kept_that_only_its_handler_asks_for_and_masked_by_its_names() {
        try (Capture capture = start(settings())) {
            call(capture, "/orders/1", capture.tracking(nearest("keep").subList(0, 1)));
            call(capture, "/orders/2", capture.tracking(nearest("keep")));
            call(capture, "/orders/3", Tracking.NONE);
        }
        assertThat(seen).hasSize(3);
        assertThat(seen.get(0).request().body().bytes())
                .asString(UTF_8)
                .isEqualTo("{\"hall\":\"DE02\"}");
        assertThat(seen.get(1).request().body().bytes()).asString(UTF_8).doesNotContain("DE02");
        assertThat(seen.get(1).request().body().size()).isEqualTo(15);
        assertThat(seen.get(1).request().body().truncated()).isTrue();
        assertThat(seen.get(2).request().body().bytes()).isEmpty();
    }

    @Test
    void a_handlers_sample_lowers_that_of_the_settings() {
        try (Capture capture = start(settings())) {
            Tracking quarter = capture.tracking(nearest("place"));
            for (int i = 0; i < TIMES; i++) {
                call(capture, "/orders/" + i, quarter);
            }
        }
        assertThat(seen.size() / (double) TIMES).isCloseTo(0.25, within(0.05));
        assertThat(seen).allSatisfy(e -> assertThat(e.route()).isEqualTo("place an order"));
        assertThat(seen.get(seen.size() - 1).sequence()).isEqualTo(seen.size());
    }

    @Test
    void a_handlers_sample_raises_that_of_the_settings_and_leaves_others_alone() {
        try (Capture capture = start(settings().withSample(0.1))) {
            Tracking all = capture.tracking(nearest("cancel"));
            for (int i = 0; i < TIMES; i++) {
                call(capture, "/all", all);
                call(capture, "/none", Tracking.NONE);
                capture.begin("GET", "/unknown").finish(404, Ending.COMPLETED);
            }
        }
        assertThat(seen).filteredOn(e -> e.path().equals("/all")).hasSize(TIMES);
        long none = seen.stream().filter(e -> e.path().equals("/none")).count();
        assertThat(none / (double) TIMES).isCloseTo(0.1, within(0.04));
        long unknown = seen.stream().filter(e -> e.path().equals("/unknown")).count();
        assertThat(unknown / (double) TIMES).isCloseTo(0.1, within(0.04));
    }

    @Test
    void a_pattern_that_an_operator_sets_counts_before_the_annotation() {
        try (Capture capture = start(settings().withExcluded("/secret/**"))) {
            Tracking all = capture.tracking(nearest("keep"));
            capture.switches().maxBody("/small", 2);
            call(capture, "/secret/1", all);
            call(capture, "/small", all);
        }
        assertThat(seen).extracting(Exchange::path).containsExactly("/small");
        assertThat(seen.get(0).request().body().truncated()).isTrue();
    }

    @Test
    void where_only_the_annotated_is_captured_all_else_is_left_out() {
        try (Capture capture = start(settings().withAnnotatedOnly(true).withBodies())) {
            call(capture, "/annotated", capture.tracking(nearest("keep").subList(0, 1)));
            call(capture, "/other", Tracking.NONE);
            capture.begin("GET", "/unknown").finish(404, Ending.COMPLETED);
            assertThat(capture.sequence()).isEqualTo(1);
        }
        assertThat(seen).extracting(Exchange::path).containsExactly("/annotated");
        assertThat(seen.get(0).request().body().bytes()).hasSize(15);
    }

    @Test
    void what_is_left_out_holds_no_memory() {
        try (Capture capture = start(settings().withAnnotatedOnly(true))) {
            capture.switches().maxBody("/other", 1_000);
            Recording recording = capture.begin("POST", "/other");
            recording.requestBody().pass(new byte[500], 0, 500);
            assertThat(capture.memoryUsed()).isPositive();
            recording.finish(200, Ending.COMPLETED);
            assertThat(capture.memoryUsed()).isZero();
        }
    }

    @Test
    void an_attribute_that_cannot_be_is_named() {
        try (Capture capture = start(settings())) {
            assertThatThrownBy(() -> capture.tracking(nearest("tooMany")))
                    .hasMessageContaining("sample");
            assertThatThrownBy(() -> capture.tracking(nearest("tooFew")))
                    .hasMessageContaining("maxBody");
            assertThatThrownBy(() -> capture.tracking(nearest("nothing")))
                    .hasMessageContaining("letters or digits");
            assertThat(capture.tracking(nearest("everything"))).isNotSameAs(Tracking.NONE);
        }
    }
}
