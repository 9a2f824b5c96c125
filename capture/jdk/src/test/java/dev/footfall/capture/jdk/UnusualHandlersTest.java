package dev.footfall.capture.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.footfall.capture.Capture;
import dev.footfall.capture.ConsumerHeader;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import dev.footfall.capture.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Handlers that do not end as they should, and what else stands around a handler.
@Timeout(60)
class UnusualHandlersTest {

    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Capture capture =
            Capture.start(Settings.of("", "", ""), List.of(exchanges::addAll), Map.of());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        assertThat(exchanges.poll(20, TimeUnit.MILLISECONDS)).isNull();
        capture.close();
    }

    private HttpContext serve(String path, HttpHandler handler) {
        HttpContext context = server.createContext(path, handler);
        context.getFilters().add(new FootfallHttpFilter(capture));
        return context;
    }

    private HttpResponse<String> post(String path, String... headers) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()); // never sent again
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private Exchange recorded() throws InterruptedException {
        Exchange exchange = exchanges.poll(20, TimeUnit.SECONDS);
        assertThat(exchange).isNotNull();
        return exchange;
    }

    @Test
    void the_key_in_a_header_names_who_calls_where_nobody_else_does() throws Exception {
        Settings keyed =
                Settings.of("", "", "")
                        .withHeaders(false)
                        .withConsumerHeader(
                                ConsumerHeader.of("X-Api-Key").withConsumer("acme", "k3y"));
        try (Capture other = Capture.start(keyed, List.of(exchanges::addAll), Map.of())) {
            var filter =
                    new FootfallHttpFilter(other)
                            .withConsumer(exchange ->
                                    Optional.ofNullable(
                                                    exchange.getRequestHeaders().getFirst("X-App"))
                                            .orElse(""));
            HttpHandler handler =
                    exchange -> {
                        ok(exchange);
                        exchange.close();
                    };
            server.createContext("/keyed", handler).getFilters().add(filter);
            post("/keyed", "X-Api-Key", "k3y");
            assertThat(recorded().consumer()).isEqualTo("acme");
            post("/keyed", "X-Api-Key", "k3y", "X-App", "till");
            Exchange told = recorded();
            assertThat(told.consumer()).isEqualTo("till");
            assertThat(told.request().headers()).isEmpty();
        }
    }

    private static void ok(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write('o');
        exchange.getResponseBody().write('k');
    }

    @Test
    void an_answer_whose_stream_stays_open_is_recorded_when_its_handler_returns() throws Exception {
        serve(
                "/",
                exchange -> {
                    ok(exchange);
                    exchange.getResponseBody().flush();
                });
        assertThat(post("/").body()).isEqualTo("ok");
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(exchange.bytesOut()).isEqualTo(2);
        assertThat(exchange.route()).isEqualTo("/");
    }

    @Test
    void an_answer_that_is_shorter_than_it_says_is_an_exception() throws Exception {
        serve(
                "/orders",
                exchange -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write('o');
                    exchange.close();
                });
        assertThat(catchThrowable(() -> post("/orders/17?a=b"))).isInstanceOf(IOException.class);
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.bytesOut()).isEqualTo(1);
        assertThat(exchange.route()).isEqualTo("/orders/**");
    }

    @Test
    void a_handler_that_writes_too_much_meets_the_servers_own_error() throws Exception {
        serve(
                "/",
                exchange -> {
                    ok(exchange);
                    exchange.getResponseBody().write(new byte[3]);
                });
        assertThat(catchThrowable(() -> post("/nowhere"))).isInstanceOf(IOException.class);
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.bytesOut()).isEqualTo(2);
        assertThat(exchange.route()).isEmpty();
    }

    @Test
    void an_exchange_that_everybody_let_go_of_is_recorded_as_given_up() throws Exception {
        serve("/", exchange -> exchange.close());
        assertThat(catchThrowable(() -> post("/"))).isInstanceOf(IOException.class);
        Exchange found = null;
        for (int i = 0; found == null && i < 200; i++) {
            System.gc();
            found = exchanges.poll(50, TimeUnit.MILLISECONDS);
        }
        assertThat(Optional.ofNullable(found).map(Exchange::ending)).contains(Ending.TIMEOUT);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    @Test
    void the_user_that_an_authenticator_finds_is_the_consumer() throws Exception {
        serve(
                        "/",
                        exchange -> {
                            ok(exchange);
                            exchange.close();
                        })
                .setAuthenticator(
                        new BasicAuthenticator("shop") {
                            @Override
                            public boolean checkCredentials(String user, String password) {
                                return password.equals("b");
                            }
                        });
        String wrong = basic("a:c");
        String right = basic("a:b");
        assertThat(post("/", "Authorization", wrong).statusCode()).isEqualTo(401);
        assertThat(recorded().status()).isEqualTo(401);
        assertThat(post("/", "Authorization", right).body()).isEqualTo("ok");
        Exchange exchange = recorded();
        assertThat(exchange.consumer()).isEqualTo("a");
        assertThat(exchange.request().headers().get("Authorization")).containsExactly("Basic ***");
    }

    @Test
    void functions_that_fail_do_no_harm() throws Exception {
        FootfallHttpFilter failing =
                new FootfallHttpFilter(capture)
                        .withRoute(_ -> {
                            throw new IllegalStateException("route");
                        });
        server.createContext(
                        "/",
                        exchange -> {
                            ok(exchange);
                            exchange.close();
                        })
                .getFilters()
                .add(failing);
        assertThat(post("/").body()).isEqualTo("ok");
        assertThat(recorded().status()).isEqualTo(200);
        assertThat(capture.losses().count(Loss.FAILED)).isPositive();
    }

    @Test
    void functions_name_route_and_consumer() throws Exception {
        server.createContext(
                        "/",
                        exchange -> {
                            ok(exchange);
                            exchange.close();
                        })
                .getFilters()
                .add(
                        new FootfallHttpFilter(capture)
                                .withRoute(_ -> "/orders/{id}")
                                .withConsumer(e -> e.getRequestHeaders().getFirst("X-Key-Name")));
        post("/orders/17", "X-Key-Name", "till");
        Exchange exchange = recorded();
        assertThat(exchange.route()).isEqualTo("/orders/{id}");
        assertThat(exchange.consumer()).isEqualTo("till");
    }
}
