package dev.footfall.capture.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.glassfish.jersey.message.GZipEncoder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.filter.EncodingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The many ways in which resources answer.
@Timeout(60)
class AnswersTest {

    private static final int MORE_THAN_GATHERED = 20_000;

    private final CapturedApplication application = new CapturedApplication();

    @AfterEach
    void stop() throws Exception {
        application.stop();
    }

    @Path("/")
    public static final class Answers {
        @GET
        @Path("missing")
        public String throwMissing() {
            throw new NotFoundException();
        }

        @GET
        @Path("conflict")
        public String throwConflict() {
            throw new IllegalArgumentException("conflict");
        }

        @GET
        @Path("mapped")
        public String throwMapped() {
            throw new UnsupportedOperationException("mapped");
        }

        @GET
        @Path("patience")
        public void patience(@Suspended AsyncResponse response) {
            response.setTimeout(1, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("handled")
        public void handled(@Suspended AsyncResponse response) {
            response.setTimeoutHandler(late -> late.resume(Response.accepted("later").build()));
            response.setTimeout(1, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("stage")
        public CompletionStage<String> stage() {
            return CompletableFuture.supplyAsync(() -> "stage");
        }

        @GET
        @Path("failed-stage")
        public CompletionStage<String> failedStage() {
            return CompletableFuture.failedFuture(new IllegalStateException("stage"));
        }

        @GET
        @Path("broken")
        public StreamingOutput broken() {
            return out -> {
                out.write('a');
                throw new IllegalStateException("broken");
            };
        }

        @GET
        @Path("broken-late")
        public StreamingOutput brokenLate() {
            return out -> {
                out.write(new byte[MORE_THAN_GATHERED]);
                throw new IllegalStateException("broken");
            };
        }

        @GET
        @Path("endless")
        @Produces("text/event-stream")
        public void endless(@Context SseEventSink sink, @Context Sse sse) {
            CompletableFuture<?> sending =
                    CompletableFuture.runAsync(() -> {
                        while (!sink.isClosed()) {
                            sink.send(sse.newEvent("x".repeat(MORE_THAN_GATHERED)));
                        }
                    });
            assertThat(sending).isNotNull();
        }

        @GET
        @Path("text")
        @Produces("text/plain")
        public String text() {
            return "text ".repeat(MORE_THAN_GATHERED);
        }

        @POST
        @Path("echo")
        @Produces("text/plain")
        public String echo(String body) {
            return body;
        }

        @GET
        @Path("nothing")
        public void nothing() {}
    }

    /// What it answers is the application's own.
    public static final class Conflicts implements ExceptionMapper<IllegalArgumentException> {
        @Override
        public Response toResponse(IllegalArgumentException e) {
            return Response.status(409).build();
        }
    }

    /// It says that the application failed.
    public static final class Unsupported
            implements ExceptionMapper<UnsupportedOperationException> {
        @Override
        public Response toResponse(UnsupportedOperationException e) {
            return Response.status(501).entity("unsupported").build();
        }
    }

    private void serve() {
        application.serve(Answers.class, Conflicts.class, Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource({
        "missing, 404, COMPLETED",
        "conflict, 409, COMPLETED",
        "mapped, 501, EXCEPTION",
        "patience, 503, TIMEOUT",
        "handled, 202, COMPLETED",
        "stage, 200, COMPLETED",
        "failed-stage, 500, EXCEPTION",
        "broken, 500, EXCEPTION",
        "nothing, 204, COMPLETED",
    })
    void each_ends_as_it_was_answered(String path, int status, Ending ending) throws Exception {
        serve();
        assertThat(application.get("/api/" + path).statusCode()).isEqualTo(status);
        Exchange exchange = application.recorded();
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.ending()).isEqualTo(ending);
        assertThat(exchange.route()).isEqualTo("/api/" + path);
    }

    @Test
    void a_writer_that_fails_after_the_answer_began_is_an_exception() throws Exception {
        serve();
        Throwable failure = catchThrowable(() -> application.get("/api/broken-late"));
        assertThat(failure)
                .satisfiesAnyOf(
                        e -> assertThat(e).isNull(),
                        e -> assertThat(e).isInstanceOf(IOException.class));
        Exchange exchange = application.recorded();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.bytesOut()).isEqualTo(MORE_THAN_GATHERED);
    }

    @Test
    void a_client_that_leaves_a_stream_of_events_is_told_as_such() throws Exception {
        serve();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            String request = "GET /api/endless HTTP/1.1\r\nHost: a\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }
        Exchange exchange = application.recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(exchange.status()).isEqualTo(200);
    }

    @Test
    void what_is_encoded_is_counted_as_it_goes() throws Exception {
        ResourceConfig encoding =
                new ResourceConfig(Answers.class, EncodingFilter.class, GZipEncoder.class)
                        .register(new FootfallFeature(application.capture));
        application.serve(encoding);
        HttpResponse<byte[]> text = application.bytes("/api/text", "Accept-Encoding", "gzip");
        assertThat(text.headers().firstValue("Content-Encoding")).contains("gzip");
        Exchange exchange = application.recorded();
        assertThat(exchange.bytesOut())
                .isEqualTo(text.body().length)
                .isLessThan("text ".length() * (long) MORE_THAN_GATHERED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("hello".getBytes(UTF_8));
        }
        String[] headers = {"Content-Encoding", "gzip", "Content-Type", "text/plain"};
        assertThat(application.post("/api/echo", packed.toByteArray(), headers).body())
                .isEqualTo("hello");
        assertThat(application.recorded().bytesIn()).isEqualTo(packed.size());
    }

    /// Refuses all.
    public static final class Doorkeeper implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.abortWith(Response.status(401).build());
        }
    }

    @Test
    void what_a_filter_refuses_is_recorded_with_its_route() throws Exception {
        application.serve(Answers.class, Doorkeeper.class);
        assertThat(application.get("/api/text").statusCode()).isEqualTo(401);
        Exchange exchange = application.recorded();
        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.route()).isEqualTo("/api/text");
    }

    @Test
    void functions_tell_of_the_caller_and_their_failure_does_no_harm() throws Exception {
        FootfallFeature feature =
                new FootfallFeature(application.capture)
                        .withConsumer(request -> request.getHeaderString("X-Key-Name").strip())
                        .withAddress(request -> request.getHeaderString("X-Address"));
        application.serve(new ResourceConfig(Answers.class).register(feature));
        application.get("/api/nothing", "X-Key-Name", "till ", "X-Address", "203.0.113.7");
        Exchange exchange = application.recorded();
        assertThat(exchange.consumer()).isEqualTo("till");
        assertThat(exchange.address()).isEqualTo("203.0.113.7");
        assertThat(application.get("/api/nothing").statusCode()).isEqualTo(204);
        assertThat(application.recorded().route()).isEqualTo("/api/nothing");
        assertThat(application.capture.losses().count(Loss.FAILED)).isPositive();
    }

    /// Signs everybody in under the same name.
    @Priority(Priorities.AUTHENTICATION)
    public static final class SignedIn implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            SecurityContext before = request.getSecurityContext();
            request.setSecurityContext(new Till(before));
        }
    }

    private record Till(SecurityContext before) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return () -> "till";
        }

        @Override
        public boolean isUserInRole(String role) {
            return before.isUserInRole(role);
        }

        @Override
        public boolean isSecure() {
            return before.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return "TILL";
        }
    }

    @Test
    void the_user_is_the_consumer_where_nobody_else_says_so() throws Exception {
        FootfallFeature feature =
                new FootfallFeature(application.capture)
                        .withConsumer(request -> request.getHeaders().getFirst("X-Key-Name"));
        application.serve(new ResourceConfig(Answers.class, SignedIn.class).register(feature));
        application.get("/api/nothing");
        assertThat(application.recorded().consumer()).isEqualTo("till");
        application.get("/api/nothing", "X-Key-Name", "partner");
        assertThat(application.recorded().consumer()).isEqualTo("partner");
    }

    /// As where nobody but the standard tells of ends.
    private void serveByTheStandard() {
        Questions none = new Questions(request -> "", request -> "", request -> "");
        ResourceConfig config = new ResourceConfig(Answers.class, Conflicts.class);
        config.register(
                new ExchangeFilter(application.capture, none, false), FootfallFeature.OUTERMOST);
        config.register(new TrackedMethods(application.capture), FootfallFeature.OUTERMOST);
        application.serve(config);
    }

    @ParameterizedTest
    @CsvSource({
        "missing, 404",
        "conflict, 409",
        "nothing, 204",
        "text, 200",
        "stage, 200",
        "handled, 202",
    })
    void the_standard_alone_tells_when_an_exchange_is_over(String path, int status)
            throws Exception {
        serveByTheStandard();
        assertThat(application.get("/api/" + path).statusCode()).isEqualTo(status);
        Exchange exchange = application.recorded();
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
    }
}
