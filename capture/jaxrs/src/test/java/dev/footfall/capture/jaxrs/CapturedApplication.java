package dev.footfall.capture.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/// An application in Grizzly below `/api`, a capture whose exchanges can be waited for, and a
/// client.
final class CapturedApplication {

    final Capture capture;
    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable HttpServer server;
    private int port;

    CapturedApplication() {
        this(settings -> settings);
    }

    CapturedApplication(UnaryOperator<Settings> with) {
        Settings settings =
                Settings.of("", "", "")
                        .withBodies()
                        .withMasking(Masking.strict().withReadableTypes("text/plain"));
        capture = Capture.start(with.apply(settings), List.of(exchanges::addAll), Map.of());
    }

    void serve(Class<?>... classes) {
        serve(new ResourceConfig(classes).register(new FootfallFeature(capture)));
    }

    void serve(ResourceConfig application) {
        URI base = URI.create("http://127.0.0.1:0/api/");
        HttpServer started = GrizzlyHttpServerFactory.createHttpServer(base, application);
        port = started.getListeners().stream().mapToInt(NetworkListener::getPort).sum();
        server = started;
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        return client.send(request(path, headers).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path, headers);
        return client.send(
                request.POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Optional<Exchange> recordedWithin(long millis) throws InterruptedException {
        return Optional.ofNullable(exchanges.poll(millis, TimeUnit.MILLISECONDS));
    }

    Exchange recorded() throws InterruptedException {
        return recordedWithin(20_000)
                .orElseThrow(() -> new AssertionError("no exchange was recorded"));
    }

    void stop() throws InterruptedException {
        if (server != null) {
            server.shutdownNow();
        }
        assertThat(exchanges.poll(20, TimeUnit.MILLISECONDS)).isNull();
        capture.close();
        assertThat(capture.memoryUsed()).isZero();
    }
}
