package dev.footfall.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.mask.Masking;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConsumerHeaderTest {

    private static final String KEY = "k-8f2e11c0";
    private static final ConsumerHeader BY =
            ConsumerHeader.of("X-Partner").withConsumer("acme", KEY).withSecret("seven");

    private final List<Exchange> seen = new CopyOnWriteArrayList<>();

    /// Names the consumers of what an application does.
    private List<String> consumers(Settings settings, Consumer<Capture> application) {
        seen.clear();
        try (Capture capture = Capture.start(settings, List.of(seen::addAll), Map.of())) {
            application.accept(capture);
        }
        return seen.stream().map(Exchange::consumer).toList();
    }

    private static Settings settings(ConsumerHeader by) {
        return Settings.of("", "", "").withConsumerHeader(by);
    }

    private static Recording call(Capture capture, String header, String value) {
        return capture.begin("GET", "/").requestHeaders(Map.of(header, List.of(value)));
    }

    private List<String> consumers(ConsumerHeader by, String header, String value, int status) {
        return consumers(
                settings(by),
                capture -> call(capture, header, value).finish(status, Ending.COMPLETED));
    }

    @Test
    void a_key_that_has_a_name_is_shown_by_it() {
        assertThat(consumers(BY, "x-partner", " " + KEY + " ", 200)).containsExactly("acme");
        assertThat(consumers(BY, "X-PARTNER", KEY, 401)).containsExactly("acme");
        ConsumerHeader bearer = ConsumerHeader.of("Authorization").withConsumer("acme", KEY);
        assertThat(consumers(bearer, "Authorization", "Bearer " + KEY, 200))
                .containsExactly("acme");
    }

    @Test
    void another_key_is_shown_by_a_pseudonym_that_stays_the_same() {
        List<String> one = consumers(BY, "X-Partner", "other", 200);
        assertThat(one.getFirst()).startsWith("hmac:").doesNotContain("other");
        assertThat(consumers(BY, "X-Partner", "other", 200)).isEqualTo(one);
        assertThat(consumers(BY, "X-Partner", "third", 200)).isNotEqualTo(one);
        assertThat(consumers(BY.withSecret("eight"), "X-Partner", "other", 200)).isNotEqualTo(one);
    }

    @Test
    void the_pseudonyms_secret_is_footfalls_key_where_no_other_is_set() {
        ConsumerHeader plain = ConsumerHeader.of("X-Partner");
        Settings keyed =
                Settings.of("http://127.0.0.1:9", "ff_key", "shop.example")
                        .withCloseWithin(Duration.ofMillis(1))
                        .withConsumerHeader(plain);
        Consumer<Capture> application =
                capture -> call(capture, "X-Partner", "other").finish(200, Ending.COMPLETED);
        HeaderConsumers first = new HeaderConsumers(keyed);
        HeaderConsumers second = new HeaderConsumers(keyed);
        Map<String, List<String>> headers = Map.of("X-Partner", List.of("other"));
        assertThat(first.consumer(headers, 200)).isEqualTo(second.consumer(headers, 200));
        assertThat(consumers(settings(plain), application))
                .doesNotContain(first.consumer(headers, 200));
    }

    @Test
    void nobody_is_named_without_a_key_or_by_an_unknown_one_that_was_refused() {
        assertThat(consumers(BY, "Accept", "text/plain", 200)).containsExactly("");
        assertThat(consumers(BY, "X-Partner", " ", 200)).containsExactly("");
        assertThat(consumers(BY, "X-Partner", "guessed", 401)).containsExactly("");
        assertThat(consumers(BY, "X-Partner", "guessed", 403)).containsExactly("");
    }

    @Test
    void what_the_application_says_counts_before_it() {
        Consumer<Capture> application =
                capture ->
                        call(capture, "X-Partner", KEY)
                                .consumer("ann")
                                .finish(200, Ending.COMPLETED);
        assertThat(consumers(settings(BY), application)).containsExactly("ann");
    }

    @Test
    void an_outgoing_call_has_no_consumer() {
        Consumer<Capture> application =
                capture ->
                        capture.beginOutgoing("GET", "bank.example", "/")
                                .requestHeaders(Map.of("X-Partner", List.of(KEY)))
                                .finish(200, Ending.COMPLETED);
        assertThat(consumers(settings(BY), application)).containsExactly("");
    }

    @Test
    void the_key_is_masked_in_what_is_kept_whatever_the_header_is_called() {
        List<Settings> all =
                List.of(
                        settings(BY),
                        settings(BY).withMasking(Masking.strict().withHeaders("x")),
                        Settings.of("", "", "")
                                .withMasking(Masking.strict())
                                .withConsumerHeader(BY));
        for (Settings settings : all) {
            consumers(
                    settings,
                    capture -> call(capture, "X-Partner", KEY).finish(200, Ending.COMPLETED));
            assertThat(seen.getFirst().request().headers())
                    .containsExactly(Map.entry("X-Partner", List.of("***")));
        }
    }

    @Test
    void it_is_read_where_no_headers_are_kept() {
        Settings settings = settings(BY).withHeaders(false);
        Map<String, List<String>> headers =
                Map.of("X-Partner", List.of(KEY), "X-More", List.of("more"));
        assertThat(HeaderCopy.of(headers, settings)).containsOnlyKeys("X-Partner");
        Consumer<Capture> application =
                capture -> call(capture, "X-Partner", KEY).finish(200, Ending.COMPLETED);
        assertThat(consumers(settings, application)).containsExactly("acme");
        assertThat(seen.getFirst().request().headers()).isEmpty();
    }

    @Test
    void made_up_keys_do_not_become_more_and_more_consumers() {
        HeaderConsumers consumers = new HeaderConsumers(settings(BY));
        for (int i = 0; i < HeaderConsumers.MOST_PSEUDONYMS; i++) {
            Map<String, List<String>> headers = Map.of("X-Partner", List.of("key " + i));
            assertThat(consumers.consumer(headers, 200)).startsWith("hmac:");
        }
        assertThat(consumers.consumer(Map.of("X-Partner", List.of("one more")), 200))
                .isEqualTo("(other)");
        assertThat(consumers.consumer(Map.of("X-Partner", List.of("key 0")), 200))
                .startsWith("hmac:");
        assertThat(consumers.consumer(Map.of("X-Partner", List.of(KEY)), 200)).isEqualTo("acme");
    }

    @Test
    void what_cannot_be_is_refused_and_no_key_is_ever_shown() {
        assertThatThrownBy(() -> ConsumerHeader.of("X Partner"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X Partner");
        assertThatThrownBy(() -> BY.withConsumer("beta", KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> BY.withConsumer("beta", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beta");
        assertThat(BY.toString()).contains("acme").doesNotContain(KEY).doesNotContain("seven");
    }
}
