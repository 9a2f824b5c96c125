package dev.footfall.capture.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Exchange;
import dev.footfall.capture.Sink;
import dev.footfall.capture.Tracked;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
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

    private static ConfigurableApplicationContext start(Class<?> source, String... properties) {
        SEEN.clear();
        String[] arguments =
                Stream.concat(
                                Stream.of("--server.port=0", "--spring.main.banner-mode=off"),
                                Stream.of(properties).map(p -> "--" + p))
                        .toArray(String[]::new);
        return new SpringApplication(source).run(arguments);
    }

    private static String call(ConfigurableApplicationContext context, String path, String body)
            throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("X-Api-Key", "k3y");
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private static Exchange seen(String path) {
        return SEEN.stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void captures_every_request_with_its_route_and_consumer_and_ends_with_the_context()
            throws Exception {
        try (ConfigurableApplicationContext context = start(Application.class)) {
            assertThat(call(context, "/orders/17", "")).isEqualTo("200 order 17");
            assertThat(call(context, "/later", "")).isEqualTo("200 later");
            assertThat(call(context, "/handled", "")).isEqualTo("409 conflict");
            assertThat(call(context, "/broken", "")).startsWith("500 ");
            assertThat(call(context, "/nowhere/1", "")).startsWith("404 ");
            assertThat(call(context, "/quiet", "")).isEqualTo("200 quiet");
            assertThat(call(context, "/orders", "{\"hall\":\"seven\",\"n\":1}")).startsWith("200 ");
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
        try (var context = start(Application.class, "footfall.capture.annotated-only=true")) {
            call(context, "/orders/17", "");
            call(context, "/nowhere", "");
            call(context, "/orders", "{\"n\":1}");
        }
        assertThat(SEEN).extracting(Exchange::path).containsExactly("/orders");
    }

    @Test
    void an_application_in_which_it_is_switched_off_works_and_captures_nothing() throws Exception {
        try (var context = start(Application.class, "footfall.enabled=false")) {
            assertThat(call(context, "/orders/17", "")).isEqualTo("200 order 17");
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
