package dev.footfall.capture.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import dev.footfall.capture.Sink;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Answers that come later, in pieces, or to uploads; and a Footfall that does not take them.
@Timeout(120)
class KindsOfAnswersTest {

    private static final List<Exchange> SEEN = new CopyOnWriteArrayList<>();
    private static final long EVENTS = 3;

    /// Jetty misses a timeout that is over before the thread that asked for it is done.
    private static final long OVERDUE_MILLIS = 300;

    @RestController
    static class Kinds {

        @GetMapping("/deferred/{id}")
        DeferredResult<String> deferred(@PathVariable String id) {
            DeferredResult<String> result = new DeferredResult<>();
            Thread.startVirtualThread(() -> result.setResult("deferred " + id));
            return result;
        }

        @GetMapping("/failing/{id}")
        DeferredResult<String> failing(@PathVariable String id) {
            DeferredResult<String> result = new DeferredResult<>();
            Thread.startVirtualThread(() -> result.setErrorResult(new IllegalStateException(id)));
            return result;
        }

        @GetMapping("/overdue/{id}")
        DeferredResult<String> overdue(@PathVariable String id) {
            return new DeferredResult<>(OVERDUE_MILLIS);
        }

        @GetMapping("/events/{id}")
        SseEmitter events(@PathVariable String id) {
            SseEmitter emitter = new SseEmitter();
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < EVENTS; i++) {
                        emitter.send(id + i);
                    }
                    emitter.complete();
                } catch (IOException e) {
                    emitter.completeWithError(e);
                }
            });
            return emitter;
        }

        @GetMapping("/stream/{id}")
        StreamingResponseBody stream(@PathVariable String id) {
            return out -> {
                for (int i = 0; i < EVENTS; i++) {
                    out.write((id + i).getBytes(UTF_8));
                    out.flush();
                }
            };
        }

        @PostMapping("/uploads")
        String upload(@RequestParam MultipartFile file, @RequestParam String title)
                throws IOException {
            return title + ":" + new String(file.getBytes(), UTF_8);
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Kinds.class)
    static class Application {

        @Bean
        Sink sink() {
            return SEEN::addAll;
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Kinds.class)
    static class WithoutSink {}

    private static Exchange seen(String path) {
        return SEEN.stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
    }

    /// A client may have its answer before the filter is done with the request.
    private static void awaitTaken(RunningApplication application, int exchanges) {
        Capture capture = application.bean(Capture.class);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (capture.sequence() < exchanges && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(capture.sequence()).isEqualTo(exchanges);
    }

    /// The build runs these tests once more in each container that Spring Boot offers.
    @Test
    void the_application_is_served_by_the_container_that_is_meant() throws Exception {
        String meant = System.getProperty("footfall.container", "tomcat");
        try (var application = RunningApplication.start(Application.class)) {
            assertThat(application.bean(ServletContext.class).getServerInfo())
                    .containsIgnoringCase(meant);
        }
    }

    @Test
    void what_is_answered_later_is_captured_once_and_whole() throws Exception {
        SEEN.clear();
        try (var application = RunningApplication.start(Application.class)) {
            assertThat(application.call("/deferred/7")).isEqualTo("200 deferred 7");
            assertThat(application.call("/failing/7")).startsWith("500 ");
            assertThat(application.call("/overdue/7")).startsWith("503 ");
            assertThat(application.call("/events/e"))
                    .isEqualTo("200 data:e0\n\ndata:e1\n\ndata:e2\n\n");
            assertThat(application.call("/stream/s")).isEqualTo("200 s0s1s2");
            awaitTaken(application, 5);
        }
        assertThat(SEEN)
                .extracting(Exchange::route)
                .containsExactlyInAnyOrder(
                        "/deferred/{id}",
                        "/failing/{id}",
                        "/overdue/{id}",
                        "/events/{id}",
                        "/stream/{id}");
        assertThat(seen("/deferred/7").bytesOut()).isEqualTo("deferred 7".length());
        assertThat(seen("/deferred/7").ending()).isEqualTo(Ending.COMPLETED);
        assertThat(seen("/failing/7").status()).isEqualTo(500);
        assertThat(seen("/overdue/7").status()).isEqualTo(503);
        assertThat(seen("/events/e").status()).isEqualTo(200);
        assertThat(seen("/events/e").bytesOut()).isEqualTo("data:e0\n\n".length() * EVENTS);
        assertThat(seen("/events/e").sentEvents().orElseThrow().count()).isEqualTo(EVENTS);
        assertThat(seen("/stream/s").bytesOut()).isEqualTo("s0s1s2".length());
        assertThat(seen("/stream/s").sentEvents()).isEmpty();
    }

    @Test
    void an_upload_comes_through_and_is_captured_without_its_parts() throws Exception {
        SEEN.clear();
        String upload =
                """
                --x\r
                Content-Disposition: form-data; name="title"\r
                \r
                notes\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="a.txt"\r
                Content-Type: text/plain\r
                \r
                secret text\r
                --x--\r
                """;
        try (var application =
                RunningApplication.start(Application.class, "footfall.capture.max-body=64KB")) {
            String type = "multipart/form-data; boundary=x";
            assertThat(application.call("POST", "/uploads", type, upload))
                    .isEqualTo("200 notes:secret text");
            awaitTaken(application, 1);
        }
        assertThat(seen("/uploads").route()).isEqualTo("/uploads");
        assertThat(new String(seen("/uploads").request().body().bytes(), UTF_8))
                .doesNotContain("secret text");
    }

    @Test
    void the_route_has_the_path_of_spring_s_servlet() throws Exception {
        SEEN.clear();
        try (var application =
                RunningApplication.start(
                        Application.class,
                        "spring.mvc.servlet.path=/api",
                        "server.servlet.context-path=/shop")) {
            assertThat(application.call("/shop/api/stream/s")).isEqualTo("200 s0s1s2");
            awaitTaken(application, 1);
        }
        assertThat(seen("/shop/api/stream/s").route()).isEqualTo("/shop/api/stream/{id}");
    }

    private static String[] sendingTo(int port) {
        return new String[] {
            "footfall.url=http://127.0.0.1:" + port,
            "footfall.key=k",
            "footfall.site=api.example.com",
            "footfall.capture.flush-every=10ms",
            "footfall.capture.close-within=1s"
        };
    }

    @Test
    void an_application_whose_footfall_is_dead_serves_and_ends_and_counts_what_is_lost()
            throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Capture capture;
        try (var application = RunningApplication.start(WithoutSink.class, sendingTo(port))) {
            capture = application.bean(Capture.class);
            assertThat(application.call("/stream/s")).isEqualTo("200 s0s1s2");
            assertThat(application.call("/deferred/7")).isEqualTo("200 deferred 7");
            awaitTaken(application, 2);
        }
        assertThat(capture.sequence()).isEqualTo(2);
        assertThat(capture.sent()).isZero();
        assertThat(capture.losses().count(Loss.UNSENT)).isEqualTo(2);
    }

    @Test
    void an_application_that_footfall_refuses_serves_on_and_counts_what_is_lost() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer refusing =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(400, -1);
                    exchange.close();
                });
        refusing.start();
        Capture capture;
        try (var application =
                RunningApplication.start(
                        WithoutSink.class, sendingTo(refusing.getAddress().getPort()))) {
            capture = application.bean(Capture.class);
            assertThat(application.call("/stream/s")).isEqualTo("200 s0s1s2");
            awaitTaken(application, 1);
        } finally {
            refusing.stop(0);
        }
        assertThat(asked).hasPositiveValue();
        assertThat(capture.sent()).isZero();
        assertThat(capture.losses().count(Loss.REFUSED)).isEqualTo(1);
    }
}
