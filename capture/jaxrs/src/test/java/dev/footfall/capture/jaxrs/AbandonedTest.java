package dev.footfall.capture.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Asynchronous answers that the application and its server have let go of.
@Timeout(60)
class AbandonedTest {

    private final CapturedApplication application = new CapturedApplication();

    @Path("forgotten")
    public static final class Forgotten {
        @GET
        public void forget(@Suspended AsyncResponse response) {
            assertThat(response.isSuspended()).isTrue();
        }
    }

    /// Holds on to nothing.
    private static final class Forgetting implements ContainerResponseWriter {
        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
            return new ByteArrayOutputStream();
        }

        @Override
        public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
            return true;
        }

        @Override
        public void setSuspendTimeout(long timeout, TimeUnit unit) {}

        @Override
        public void commit() {}

        @Override
        public void failure(Throwable error) {}

        @Override
        public boolean enableResponseBuffering() {
            return false;
        }
    }

    /// The user of a request without one.
    private static final class Nobody implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }

    @Test
    void they_are_told_as_given_up() throws Exception {
        request();
        Optional<Exchange> found = Optional.empty();
        for (int i = 0; found.isEmpty() && i < 200; i++) {
            System.gc();
            found = application.recordedWithin(50);
        }
        assertThat(found.map(Exchange::ending)).contains(Ending.TIMEOUT);
        application.stop();
    }

    private void request() {
        FootfallFeature feature = new FootfallFeature(application.capture);
        ApplicationHandler handler =
                new ApplicationHandler(new ResourceConfig(Forgotten.class).register(feature));
        URI base = URI.create("http://a/");
        ContainerRequest request =
                new ContainerRequest(
                        base,
                        base.resolve("forgotten"),
                        "GET",
                        new Nobody(),
                        new MapPropertiesDelegate(),
                        handler.getConfiguration());
        request.setWriter(new Forgetting());
        handler.handle(request);
    }
}
