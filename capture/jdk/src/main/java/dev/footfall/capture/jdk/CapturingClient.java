package dev.footfall.capture.jdk;

import dev.footfall.capture.Capture;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// A client that captures the calls it makes, marked as outgoing, and otherwise is the client it
/// wraps: the same bytes, headers, exceptions, threads and back-pressure. One call is one exchange,
/// redirects and retries included. WebSockets and what servers push are not captured.
public final class CapturingClient extends HttpClient {

    private final HttpClient client;
    private final Capture capture;
    private final Function<HttpRequest, String> route;

    private CapturingClient(
            HttpClient client, Capture capture, Function<HttpRequest, String> route) {
        this.client = client;
        this.capture = capture;
        this.route = route;
    }

    /// The route of its calls is the host alone.
    ///
    /// @param client does the work
    /// @param capture stays the caller's to close
    public static CapturingClient wrap(HttpClient client, Capture capture) {
        return client instanceof CapturingClient capturing && capturing.capture == capture
                ? capturing
                : new CapturingClient(client, capture, request -> "");
    }

    /// @param says the template of the path, such as `/orders/{id}`, which goes behind the host;
    ///   empty for none
    public CapturingClient withRoute(Function<HttpRequest, String> says) {
        return new CapturingClient(client, capture, says);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Objects.requireNonNull(request);
        Objects.requireNonNull(handler);
        MadeCall call = MadeCall.begin(capture, request, route);
        if (!call.isOn()) {
            return client.send(request, handler);
        }
        try {
            HttpResponse<T> response = client.send(call.observed(request), call.observed(handler));
            call.answered();
            return response;
        } catch (Throwable e) {
            call.failed(e);
            throw e;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        Objects.requireNonNull(request);
        Objects.requireNonNull(handler);
        MadeCall call = MadeCall.begin(capture, request, route);
        return call.isOn()
                ? call.watched(
                        () -> client.sendAsync(call.observed(request), call.observed(handler)))
                : client.sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        Objects.requireNonNull(request);
        Objects.requireNonNull(handler);
        MadeCall call = MadeCall.begin(capture, request, route);
        return call.isOn()
                ? call.watched(() ->
                        client.sendAsync(call.observed(request), call.observed(handler), pushed))
                : client.sendAsync(request, handler, pushed);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return client.newWebSocketBuilder();
    }

    // What follows overrides HttpClient's from Java 21 on, and does nothing before.

    /// Waits until the calls that go on have ended.
    public void close() {
        ClientEnd.close(client);
    }

    /// Takes no more calls.
    public void shutdown() {
        ClientEnd.shutdown(client);
    }

    /// Takes no more calls and breaks off those that go on.
    public void shutdownNow() {
        ClientEnd.shutdownNow(client);
    }

    /// @return whether all calls had ended by then
    public boolean awaitTermination(Duration most) throws InterruptedException {
        return ClientEnd.awaitTermination(client, most);
    }

    /// Whether it is shut down and all calls have ended.
    public boolean isTerminated() {
        return ClientEnd.isTerminated(client);
    }
}
