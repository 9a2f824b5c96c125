package dev.footfall.capture.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Sink;
import dev.footfall.capture.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Actuator's endpoint in a real application.
@Timeout(120)
class FootfallEndpointTest {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=footfall";
    private static final String ENDPOINT = "/actuator/footfall";

    @RestController
    static class Shop {

        @GetMapping("/orders")
        String orders() {
            return "orders";
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Application {

        @Bean
        Sink sink() {
            return exchanges -> {};
        }
    }

    @Test
    void shows_switches_counts_losses_and_memory() throws Exception {
        try (var application =
                RunningApplication.start(
                        Application.class,
                        EXPOSED,
                        "footfall.capture.excluded=/actuator/**",
                        "footfall.capture.memory=1MB")) {
            application.call("/orders");
            var capture = application.bean(Capture.class);
            while (capture.sequence() == 0) { // the answer arrives before the filter has ended
                Thread.onSpinWait();
            }
            assertThat(application.call(ENDPOINT))
                    .startsWith("200 ")
                    .contains("\"persist\":true", "\"log\":false")
                    .contains("\"sample\":1.0", "\"maxBody\":0")
                    .contains("{\"pattern\":\"/actuator/**\",\"sample\":0.0}")
                    .contains("\"taken\":1", "\"sent\":0")
                    .contains("\"body_memory\":0", "\"unsent\":0")
                    .contains("\"limit\":1048576");
        }
    }

    @Test
    void switches_for_all_exchanges_or_a_pattern_and_back() throws Exception {
        try (var application = RunningApplication.start(Application.class, EXPOSED)) {
            var switches = application.bean(Capture.class).switches();
            assertThat(application.post(ENDPOINT, "{\"log\":true,\"sample\":0.5}"))
                    .startsWith("200 ")
                    .contains("\"log\":true", "\"sample\":0.5");
            assertThat(switches.isOn(Task.LOG)).isTrue();
            assertThat(switches.isOn(Task.PERSIST)).isTrue();
            assertThat(switches.sample()).isEqualTo(0.5);

            String rule = "{\"pattern\":\"GET /orders\",\"persist\":false,\"maxBody\":\"4KB\"}";
            assertThat(application.post(ENDPOINT, rule))
                    .contains(
                            "{\"pattern\":\"GET /orders\",\"persist\":false,\"maxBody\":4096}",
                            "\"maxBody\":0");
            assertThat(switches.rules()).hasSize(1);

            assertThat(application.post(ENDPOINT, "{\"maxBody\":100}")).startsWith("200 ");
            assertThat(switches.maxBody()).isEqualTo(100);

            String cleared = ENDPOINT + "?pattern=GET%20/orders";
            assertThat(application.call("DELETE", cleared, "text/plain", ""))
                    .contains("\"patterns\":[]");
            assertThat(switches.rules()).isEmpty();
        }
    }

    @Test
    void changes_nothing_when_any_of_it_cannot_be() throws Exception {
        try (var application = RunningApplication.start(Application.class, EXPOSED)) {
            assertThat(application.post(ENDPOINT, "{\"sample\":2,\"log\":true}"))
                    .startsWith("400 ")
                    .contains("sample is from 0 to 1");
            assertThat(application.post(ENDPOINT, "{\"maxBody\":-1,\"log\":true}"))
                    .startsWith("400 ")
                    .contains("maxBody is from 0 to");
            assertThat(application.post(ENDPOINT, "{\"maxBody\":\"1TB\",\"log\":true}"))
                    .startsWith("400 ")
                    .contains("maxBody is from 0 to");
            assertThat(application.post(ENDPOINT, "{\"pattern\":\"orders\",\"log\":true}"))
                    .startsWith("400 ")
                    .contains("begins with a slash");
            assertThat(application.post(ENDPOINT, "{\"pattern\":\"/orders\"}"))
                    .startsWith("400 ")
                    .contains("is to be said");
            assertThat(application.post(ENDPOINT, "{\"sample\":\"half\"}")).startsWith("400 ");
            assertThat(application.post(ENDPOINT, "{\"log\":")).startsWith("400 ");
            var switches = application.bean(Capture.class).switches();
            assertThat(switches.isOn(Task.LOG)).isFalse();
            assertThat(switches.rules()).isEmpty();
        }
    }

    @Test
    void is_not_there_unless_exposed_or_when_all_is_switched_off() throws Exception {
        try (var application = RunningApplication.start(Application.class)) {
            assertThat(application.call(ENDPOINT)).startsWith("404 ");
        }
        try (var application =
                RunningApplication.start(Application.class, EXPOSED, "footfall.enabled=false")) {
            assertThat(application.call(ENDPOINT)).startsWith("404 ");
        }
    }
}
