package dev.footfall.capture.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.Tracked;
import dev.footfall.capture.Tracked.Bodies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.UnaryOperator;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `@Tracked` says of resources.
@Timeout(60)
class TrackedMethodsTest {

    private @Nullable CapturedApplication running;

    private CapturedApplication serve(UnaryOperator<Settings> with) {
        CapturedApplication application = new CapturedApplication(with);
        application.serve(Marked.class, Plain.class);
        running = application;
        return application;
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop();
        }
    }

    /// Stands for what is said of it.
    @Tracked(name = "signed", bodies = Bodies.LEAVE)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Signed {}

    @Tracked(name = "marked", mask = "iban")
    @Path("marked")
    public static final class Marked {
        @POST
        public String echo(String body) {
            return body;
        }

        @POST
        @Path("named")
        @Tracked(name = "named")
        public String named(String body) {
            return body;
        }

        @POST
        @Path("signed")
        @Signed
        public String signed(String body) {
            return body;
        }

        @GET
        @Path("never")
        @Tracked(sample = 0)
        public String never() {
            return "never";
        }

        @GET
        @Path("always")
        @Tracked(sample = 1)
        public String always() {
            return "always";
        }
    }

    @Path("plain")
    public static final class Plain {
        @GET
        public String get() {
            return "plain";
        }
    }

    private static Exchange post(CapturedApplication application, String path) throws Exception {
        byte[] body = "{\"iban\":\"CH93\",\"a\":1}".getBytes(UTF_8);
        assertThat(application.post(path, body, "Content-Type", "application/json").body())
                .contains("CH93");
        return application.recorded();
    }

    private static String body(Exchange exchange) {
        return new String(exchange.request().body().bytes(), UTF_8);
    }

    @Test
    void methods_count_before_classes_and_annotations_may_stand_for_it() throws Exception {
        CapturedApplication application = serve(settings -> settings);
        Exchange marked = post(application, "/api/marked");
        assertThat(marked.route()).isEqualTo("marked");
        assertThat(body(marked)).isEqualTo("{\"iban\":\"***\",\"a\":1}");
        Exchange named = post(application, "/api/marked/named");
        assertThat(named.route()).isEqualTo("named");
        assertThat(body(named)).contains("***");
        Exchange signed = post(application, "/api/marked/signed");
        assertThat(signed.route()).isEqualTo("signed");
        assertThat(body(signed)).isEmpty();
        assertThat(signed.bytesIn()).isPositive();
        application.get("/api/marked/never");
        application.get("/api/plain");
        assertThat(application.recorded().path()).isEqualTo("/api/plain");
    }

    @Test
    void only_what_is_annotated_is_captured_where_that_is_asked_for() throws Exception {
        CapturedApplication application = serve(settings -> settings.withAnnotatedOnly(true));
        assertThat(application.get("/api/plain").body()).isEqualTo("plain");
        application.get("/api/nowhere");
        application.get("/api/marked/always");
        assertThat(application.recorded().path()).isEqualTo("/api/marked/always");
    }

    @Test
    void a_sample_above_the_settings_holds_from_the_first_request() throws Exception {
        CapturedApplication application = serve(settings -> settings.withSample(0));
        application.get("/api/plain");
        application.get("/api/marked/always");
        assertThat(application.recorded().path()).isEqualTo("/api/marked/always");
    }

    @Path("wrong")
    public static final class Wrong {
        @GET
        @Tracked(sample = 2)
        public String wrong() {
            return "wrong";
        }
    }

    @Test
    void what_cannot_be_stops_the_start_and_is_named() {
        try (Capture capture = Capture.start(Settings.of("", "", ""))) {
            ResourceConfig application =
                    new ResourceConfig(Wrong.class).register(new FootfallFeature(capture));
            assertThatThrownBy(() -> new ApplicationHandler(application))
                    .rootCause()
                    .hasMessageContaining("sample: must be from 0 to 1");
            assertThatThrownBy(() -> new ApplicationHandler(application))
                    .hasStackTraceContaining("Wrong.wrong()");
        }
    }
}
