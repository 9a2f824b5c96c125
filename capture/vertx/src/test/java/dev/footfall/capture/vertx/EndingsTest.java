package dev.footfall.capture.vertx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Exchanges that do not end as most do.
@Timeout(60)
class EndingsTest {

    private final CapturedVertx server = new CapturedVertx();
    private final CountDownLatch arrived = new CountDownLatch(1);

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private int serve(io.vertx.core.Handler<HttpServerRequest> handler) {
        return server.serve(new FootfallHandler(server.capture, handler));
    }

    private static Socket send(int port, String text) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return socket;
    }

    @Test
    void a_client_that_goes_before_the_answer_is_told_with_no_status() throws Exception {
        int port = serve(request -> arrived.countDown());
        try (Socket socket = send(port, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            socket.setSoLinger(true, 0);
        }
        Exchange exchange = server.recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(exchange.status()).isZero();
        assertThat(exchange.firstByteMicros()).isEmpty();
    }

    @Test
    void a_client_that_goes_while_it_sends_is_told_with_what_came() throws Exception {
        int port =
                serve(request -> {
                    request.handler(chunk -> arrived.countDown());
                });
        String head = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf";
        try (Socket socket = send(port, head)) {
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            socket.setSoLinger(true, 0);
        }
        Exchange exchange = server.recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(exchange.bytesIn()).isEqualTo(4);
    }

    @Test
    void an_answer_that_the_application_breaks_off_is_an_exception() throws Exception {
        int port =
                serve(request -> {
                    request.response().setChunked(true).write("half");
                    request.response().reset();
                });
        try (Socket socket = send(port, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n")) {
            socket.getInputStream().readAllBytes();
        }
        Exchange exchange = server.recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytesOut()).isEqualTo(4);
    }

    @Test
    void a_handler_that_throws_after_it_began_to_answer_is_told_when_it_ends() throws Exception {
        int port =
                serve(request -> {
                    request.response().setChunked(true).write("one");
                    server.vertx.setTimer(1, _ -> request.response().end("two"));
                    throw new IllegalStateException("thrown");
                });
        String head = "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        try (Socket socket = send(port, head)) {
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).contains("two");
        }
        Exchange exchange = server.recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytesOut()).isEqualTo(6);
    }

    @Test
    void requests_in_a_row_on_one_connection_are_each_recorded_in_turn() throws Exception {
        int port = serve(request -> request.response().end(String.valueOf(request.path())));
        String get = "GET /%s HTTP/1.1\r\nHost: a\r\n%s\r\n";
        String row = get.formatted(1, "") + get.formatted(2, "");
        try (Socket socket = send(port, row + get.formatted(3, "Connection: close\r\n"))) {
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .containsSubsequence("/1", "/2", "/3");
        }
        for (String path : new String[] {"/1", "/2", "/3"}) {
            Exchange exchange = server.recorded();
            assertThat(exchange.path()).isEqualTo(path);
            assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        }
    }

    @Test
    void a_request_without_a_path_or_a_host_is_recorded_as_it_is() throws Exception {
        int port = serve(request -> request.response().end("ok"));
        try (Socket socket = send(port, "OPTIONS * HTTP/1.0\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).endsWith("ok");
        }
        Exchange exchange = server.recorded();
        assertThat(exchange.method()).isEqualTo("OPTIONS");
        assertThat(exchange.host()).isEmpty();
        assertThat(exchange.status()).isEqualTo(200);
    }

    /// Remembers what is said to it.
    private static final class Listening implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean l) {
            heard.add(text.toString());
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    @Test
    void a_request_that_becomes_a_web_socket_ends_there() throws Exception {
        int port = serve(request -> request.toWebSocket().onSuccess(EndingsTest::echoTexts));
        Listening listening = new Listening();
        WebSocket socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), listening)
                        .get(20, TimeUnit.SECONDS);
        Exchange exchange = server.recorded();
        assertThat(exchange.status()).isEqualTo(101);
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        socket.sendText("hello", true).get(20, TimeUnit.SECONDS);
        assertThat(listening.heard.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
        socket.abort();
    }

    private static void echoTexts(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
    }

    @Test
    void a_web_socket_that_is_refused_is_an_answer_like_any_other() throws Exception {
        serve(HttpServerRequest::toWebSocket);
        assertThat(server.get("/live").statusCode()).isEqualTo(400);
        assertThat(server.recorded().status()).isEqualTo(400);
    }

    @Test
    void a_request_that_becomes_a_tunnel_ends_there() throws Exception {
        int port = serve(request -> request.toNetSocket().onSuccess(EndingsTest::echoBytes));
        String head = "CONNECT there:80 HTTP/1.1\r\nHost: there:80\r\n\r\n";
        try (Socket socket = send(port, head)) {
            Exchange exchange = server.recorded();
            assertThat(exchange.method()).isEqualTo("CONNECT");
            assertThat(exchange.status()).isEqualTo(200);
            socket.getOutputStream().write("hello".getBytes(UTF_8));
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf("hello") < 0) {
                heard.append((char) socket.getInputStream().read());
            }
            assertThat(heard).startsWith("HTTP/1.1 200");
        }
    }

    private static void echoBytes(NetSocket socket) {
        socket.handler(bytes -> socket.write(Buffer.buffer(bytes.getBytes())));
    }
}
