package dev.footfall.capture.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Exchange;
import dev.footfall.capture.Sink;
import dev.footfall.capture.Tracked;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A real Spring Boot application on a free port, and what its sink gets.
@Timeout(120)
class StarterTest {

    private static final List<Exchange> SEEN = new CopyOnWriteArrayList<>();

    @RestController
    static class Shop {

        @GetMapping("/orders/{id}")
        String order(@PathVariable String id) {
            return "order " + id;
        }

        @Tracked(maxBody = 1024, mask = "hall")
        @PostMapping("/orders")
        Map<String, Object> place(@RequestBody Map<String, Object> order) {
            return order;
        }

        @GetMapping("/later")
        Callable<String> later() {
            return () -> "later";
        }

        @GetMapping("/handled")
        String handled() {
            throw new IllegalArgumentException("no");
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("broken");
        }

        @Tracked(sample = 0)
        @GetMapping("/quiet")
        String quiet() {
            return "quiet";
        }

        @ExceptionHandler
        ResponseEntity<String> answer(IllegalArgumentException e) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body("conflict");
        }
    }

    @RestController
    static class Wrong {

        @Tracked(sample = 2)
        @GetMapping("/wrong")
        String wrong() {
            return "";
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Application {

        @Bean
        Sink sink() {
            return SEEN::addAll;
        }

        @Bean
        ConsumerNamer namer() {
            return request -> {
                String key = request.getHeader("X-Api-Key");
                return key == null ? "" : "shop-" + key.charAt(0);
            };
        }
    }

    private static RunningApplication start(Class<?> source, String... properties) {
        SEEN.clear();
        return RunningApplication.start(source, properties);
    }

    private static Exchange seen(String path) {
        return SEEN.stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void captures_every_request_with_its_route_and_consumer_and_ends_with_the_context()
            throws Exception {
        try (RunningApplication application = start(Application.class)) {
            assertThat(application.call("/orders/17")).isEqualTo("200 order 17");
            assertThat(application.call("/later")).isEqualTo("200 later");
            assertThat(application.call("/handled")).isEqualTo("409 conflict");
            assertThat(application.call("/broken")).startsWith("500 ");
            assertThat(application.call("/nowhere/1")).startsWith("404 ");
            assertThat(application.call("/quiet")).isEqualTo("200 quiet");
            assertThat(application.post("/orders", "{\"hall\":\"seven\",\"n\":1}"))
                    .startsWith("200 ");
        }
        assertThat(SEEN)
                .extracting(Exchange::path)
                .containsExactlyInAnyOrder(
                        "/orders/17", "/later", "/handled", "/broken", "/nowhere/1", "/orders");
        assertThat(seen("/orders/17").route()).isEqualTo("/orders/{id}");
        assertThat(seen("/orders/17").consumer()).isEqualTo("shop-k");
        assertThat(seen("/orders/17").bytesOut()).isEqualTo(8);
        assertThat(seen("/later").status()).isEqualTo(200);
        assertThat(seen("/handled").status()).isEqualTo(409);
        assertThat(seen("/broken").status()).isEqualTo(500);
        assertThat(seen("/broken").route()).isEqualTo("/broken");
        assertThat(seen("/nowhere/1").status()).isEqualTo(404);
        assertThat(seen("/nowhere/1").route()).isEmpty();
        assertThat(new String(seen("/orders").request().body().bytes(), UTF_8))
                .isEqualTo("{\"hall\":\"***\",\"n\":1}");
        assertThat(seen("/orders/17").response().body().bytes()).isEmpty();
    }

    @Test
    void only_the_annotated_where_asked() throws Exception {
        try (var application = start(Application.class, "footfall.capture.annotated-only=true")) {
            application.call("/orders/17");
            application.call("/nowhere");
            application.post("/orders", "{\"n\":1}");
        }
        assertThat(SEEN).extracting(Exchange::path).containsExactly("/orders");
    }

    @Test
    void an_application_in_which_it_is_switched_off_works_and_captures_nothing() throws Exception {
        try (var application = start(Application.class, "footfall.enabled=false")) {
            assertThat(application.call("/orders/17")).isEqualTo("200 order 17");
        }
        assertThat(SEEN).isEmpty();
    }

    @Test
    void what_cannot_be_stops_the_start_and_is_named() {
        assertThatThrownBy(() -> start(Application.class, "footfall.capture.sample=2").close())
                .hasStackTraceContaining("footfall.capture.sample");
        assertThatThrownBy(() -> start(WithWrong.class).close())
                .hasStackTraceContaining("Wrong.wrong")
                .hasStackTraceContaining("sample");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Wrong.class)
    static class WithWrong {}
}
