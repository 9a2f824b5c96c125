package dev.footfall.capture.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.Sink;
import dev.footfall.capture.Tracked;
import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.mask.Replacement;
import dev.footfall.capture.servlet.FootfallFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What an application's own beans change: its engine, its filter, its masking, its settings, its
/// word on who calls.
@Timeout(120)
class BeansTest {

    private static final List<Exchange> SEEN = new CopyOnWriteArrayList<>();
    private static final List<Exchange> SEEN_BY_ITS_OWN = new CopyOnWriteArrayList<>();

    /// Stands for what an application says of all that has to do with money.
    @Tracked(name = "money", maxBody = 1024)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Money {}

    @RestController
    static class Shop {

        @GetMapping("/orders/{id}")
        String order(@PathVariable String id) {
            return "order " + id;
        }

        @Money
        @PostMapping("/pay")
        String pay(@RequestBody String payment) {
            return payment;
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Plain {

        @Bean
        Sink sink() {
            return SEEN::addAll;
        }
    }

    @Configuration
    static class OwnEngine extends Plain {

        @Bean
        Capture capture() {
            Settings settings = Settings.of("", "", "").withExcluded("/orders/secret");
            return Capture.start(settings, List.of(SEEN_BY_ITS_OWN::addAll), Map.of());
        }
    }

    @Configuration
    static class OwnFilter extends Plain {

        @Bean
        FilterRegistrationBean<FootfallFilter> filter(Capture capture) {
            var filter =
                    new FilterRegistrationBean<>(
                            new FootfallFilter(capture, request -> "filter's"));
            filter.addUrlPatterns("/orders/*");
            return filter;
        }
    }

    @Configuration
    static class OwnMasking extends Plain {

        @Bean
        Masking masking() {
            return Masking.strict().withBody("hall").with(Replacement.partial());
        }
    }

    @Configuration
    static class OwnSettings extends Plain {

        @Bean
        @Order(2)
        SettingsCustomizer second() {
            return settings -> settings.withExcluded(settings.excluded().getFirst(), "/orders/2");
        }

        @Bean
        @Order(1)
        SettingsCustomizer first() {
            return settings -> settings.withExcluded("/orders/1");
        }
    }

    /// Whoever says who they are, is.
    @Configuration
    static class WithPrincipals extends Plain {

        @Bean
        Filter signIn() {
            return (request, response, chain) -> {
                HttpServletRequest asked = (HttpServletRequest) request;
                String user = asked.getParameter("user");
                chain.doFilter(
                        new HttpServletRequestWrapper(asked) {
                            @Override
                            public String getRemoteUser() {
                                return user;
                            }
                        },
                        response);
            };
        }
    }

    @Configuration
    static class OwnConsumers extends WithPrincipals {

        @Bean
        ConsumerNamer namer() {
            return request -> {
                String app = request.getParameter("app");
                return app == null ? "" : app;
            };
        }
    }

    private static void run(Class<?> source, List<String> paths, String... properties)
            throws Exception {
        SEEN.clear();
        SEEN_BY_ITS_OWN.clear();
        try (var application = RunningApplication.start(source, properties)) {
            for (String path : paths) {
                assertThat(application.call(path)).startsWith("200 ");
            }
        }
    }

    private static List<String> consumers(Class<?> source, String... properties) throws Exception {
        run(
                source,
                List.of("/orders/1?app=till&user=ann", "/orders/2?user=ann", "/orders/3"),
                properties);
        return SEEN.stream().map(Exchange::consumer).toList();
    }

    @Test
    void an_engine_of_its_own_replaces_the_starters() throws Exception {
        run(OwnEngine.class, List.of("/orders/1", "/orders/secret"));
        assertThat(SEEN).isEmpty();
        assertThat(SEEN_BY_ITS_OWN).extracting(Exchange::route).containsExactly("/orders/{id}");
    }

    @Test
    void a_filter_of_its_own_replaces_the_starters() throws Exception {
        run(OwnFilter.class, List.of("/orders/1"));
        assertThat(SEEN).extracting(Exchange::path).containsExactly("/orders/1");
        assertThat(SEEN).extracting(Exchange::consumer).containsExactly("filter's");
    }

    @Test
    void its_masking_counts_beside_the_property() throws Exception {
        SEEN.clear();
        String body =
                "{\"hall\":\"the-seventh-hall-of-all\",\"row\":\"4-the-row-of-seats\",\"n\":1}";
        try (var application =
                RunningApplication.start(OwnMasking.class, "footfall.capture.mask=row")) {
            assertThat(application.post("/pay", body)).startsWith("200 ");
        }
        assertThat(new String(SEEN.getFirst().request().body().bytes(), UTF_8))
                .isEqualTo("{\"hall\":\"***-all\",\"row\":\"***eats\",\"n\":1}");
    }

    @Test
    void its_changes_of_the_settings_are_made_in_their_order() throws Exception {
        run(OwnSettings.class, List.of("/orders/1", "/orders/2", "/orders/3"));
        assertThat(SEEN).extracting(Exchange::path).containsExactly("/orders/3");
    }

    @Test
    void its_word_on_who_calls_counts_before_the_principal_and_that_before_the_key()
            throws Exception {
        String[] keys = {
            "footfall.capture.consumer-header=X-Api-Key", "footfall.capture.consumers.acme=k3y"
        };
        assertThat(consumers(OwnConsumers.class, keys)).containsExactly("till", "ann", "acme");
        assertThat(consumers(WithPrincipals.class, keys)).containsExactly("ann", "ann", "acme");
    }

    @Test
    void a_key_without_a_name_is_a_pseudonym_even_where_no_headers_are_kept() throws Exception {
        List<String> consumers =
                consumers(
                        Plain.class,
                        "footfall.capture.consumer-header=X-Api-Key",
                        "footfall.capture.headers=false");
        assertThat(consumers).hasSize(3).allMatch(name -> name.startsWith("hmac:"));
        assertThat(consumers.stream().distinct()).hasSize(1);
        assertThat(SEEN.getFirst().request().headers()).isEmpty();
    }

    @Test
    void a_consumers_key_is_never_told_by_what_goes_wrong() {
        assertThatThrownBy(() ->
                        RunningApplication.start(
                                Plain.class, "footfall.capture.consumers.acme=k3y-of-acme"))
                .hasStackTraceContaining("footfall.capture.consumer-header")
                .satisfies(e -> assertThat(trace(e)).doesNotContain("k3y-of-acme"));
        assertThatThrownBy(() ->
                        RunningApplication.start(
                                Plain.class,
                                "footfall.capture.consumer-header=X-Api-Key",
                                "footfall.capture.consumers.acme=k3y-of-acme",
                                "footfall.capture.consumers.beta=k3y-of-acme"))
                .hasStackTraceContaining("Two consumers have the same key")
                .satisfies(e -> assertThat(trace(e)).doesNotContain("k3y-of-acme"));
    }

    private static String trace(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            all.append(e).append('\n');
        }
        return all.toString();
    }

    @Test
    void an_annotation_of_its_own_stands_for_tracked() throws Exception {
        SEEN.clear();
        try (var application =
                RunningApplication.start(Plain.class, "footfall.capture.annotated-only=true")) {
            application.call("/orders/1");
            application.post("/pay", "{\"n\":1}");
        }
        assertThat(SEEN).extracting(Exchange::route).containsExactly("money");
        assertThat(new String(SEEN.getFirst().request().body().bytes(), UTF_8))
                .isEqualTo("{\"n\":1}");
    }

    @Test
    void names_are_tried_out_and_all_is_shown_over_jmx_where_asked() throws Exception {
        var beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName all = new ObjectName("dev.footfall.capture:type=Capture,*");
        try (var application =
                RunningApplication.start(
                        Plain.class,
                        "footfall.capture.jmx=true",
                        "footfall.capture.rehearse=hall")) {
            assertThat(beans.queryNames(all, null)).hasSize(1);
            SEEN.clear();
            application.post("/pay", "{\"hall\":\"seven\"}");
            while (SEEN.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(new String(SEEN.getFirst().request().body().bytes(), UTF_8))
                    .isEqualTo("{\"hall\":\"seven\"}");
            assertThat(application.bean(Capture.class).rehearsal().orElseThrow().report())
                    .contains("body hall: 1");
        }
        assertThat(beans.queryNames(all, null)).isEmpty();
    }
}
