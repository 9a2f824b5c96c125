package dev.footfall.capture.vertx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bodies in the many ways in which Vert.x lets applications read and write them, and handlers that
/// applications set themselves.
@Timeout(60)
class BodiesTest {

    private static final String JSON = "{\"a\":\"ä\"}";
    private static final int JSON_BYTES = JSON.getBytes(UTF_8).length;

    private final CapturedVertx server = new CapturedVertx();

    @TempDir private Path folder;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void serve(Handler<HttpServerRequest> handler) {
        server.serve(new FootfallHandler(server.capture, handler));
    }

    private Exchange posted() throws Exception {
        return posted(JSON);
    }

    private Exchange posted(String answer) throws Exception {
        HttpResponse<String> response =
                server.post("/", JSON, "Content-Type", "application/json;charset=utf-8");
        assertThat(response.body()).isEqualTo(answer);
        return server.recorded();
    }

    private static String request(Exchange exchange) {
        return new String(exchange.request().body().bytes(), UTF_8);
    }

    private static String response(Exchange exchange) {
        return new String(exchange.response().body().bytes(), UTF_8);
    }

    private static HttpServerResponse json(HttpServerRequest request) {
        return request.response().putHeader("Content-Type", "application/json");
    }

    @Test
    void a_body_that_is_piped_back_is_noted_on_both_ways() throws Exception {
        serve(request -> {
            json(request).setChunked(true);
            request.pipeTo(request.response());
        });
        Exchange exchange = posted();
        assertThat(request(exchange)).isEqualTo(JSON);
        assertThat(response(exchange)).isEqualTo(JSON);
    }

    @Test
    void a_stream_that_is_sent_is_noted() throws Exception {
        serve(request -> json(request).send(request));
        Exchange exchange = posted();
        assertThat(response(exchange)).isEqualTo(JSON);
        assertThat(exchange.bytesOut()).isEqualTo(JSON_BYTES);
    }

    @Test
    void a_body_is_noted_once_however_often_it_is_asked_for() throws Exception {
        serve(request -> {
            request.handler(chunk -> {});
            request.body();
            request.body().onSuccess(body -> json(request).send(body));
        });
        Exchange exchange = posted();
        assertThat(request(exchange)).isEqualTo(JSON);
        assertThat(exchange.bytesIn()).isEqualTo(JSON_BYTES);
    }

    @Test
    void a_body_that_nobody_reads_is_counted() throws Exception {
        serve(request -> request.endHandler(end -> json(request).send("{}")));
        Exchange exchange = posted("{}");
        assertThat(request(exchange)).isEmpty();
        assertThat(exchange.bytesIn()).isEqualTo(JSON_BYTES);
    }

    @Test
    void texts_are_noted_in_their_charset() throws Exception {
        serve(request -> {
            HttpServerResponse response = request.response();
            response.putHeader("Content-Type", "text/plain;charset=iso-8859-1");
            response.setChunked(true).write("ä", "ISO-8859-1");
            response.end("ö", "ISO-8859-1");
        });
        server.get("/");
        Exchange exchange = server.recorded();
        assertThat(exchange.response().body().bytes()).isEqualTo("äö".getBytes(ISO_8859_1));
        assertThat(exchange.bytesOut()).isEqualTo(2);
    }

    @Test
    void a_file_is_counted() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "x".repeat(100_000));
        serve(request -> request.response().sendFile(file.toString(), 10));
        assertThat(server.get("/").body()).hasSize(99_990);
        Exchange exchange = server.recorded();
        assertThat(exchange.bytesOut()).isEqualTo(99_990);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(exchange.response().body().type()).isEqualTo("text/plain");
    }

    @Test
    void a_file_that_is_not_there_leaves_the_answer_to_the_application() throws Exception {
        String missing = folder.resolve("missing").toString();
        serve(request ->
                request.response()
                        .sendFile(missing)
                        .onFailure(e -> request.response().setStatusCode(404).end("none")));
        assertThat(server.get("/").body()).isEqualTo("none");
        Exchange exchange = server.recorded();
        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.bytesOut()).isEqualTo(4);
    }

    @Test
    void body_and_static_handlers_find_what_they_ask_for() throws Exception {
        Files.writeString(folder.resolve("page.html"), "<p>page");
        Router router = server.router();
        router.route().handler(BodyHandler.create(folder.resolve("uploads").toString()));
        router.post("/json").handler(context -> context.json(context.body().asJsonObject()));
        router.post("/form")
                .handler(context -> context.end(context.request().getFormAttribute("a")));
        router.route("/files/*")
                .handler(
                        StaticHandler.create(
                                io.vertx.ext.web.handler.FileSystemAccess.ROOT, folder.toString()));
        server.serve(router);
        String json = "{\"a\":1}";
        assertThat(server.post("/json", json).body()).isEqualTo(json);
        Exchange echoed = server.recorded();
        assertThat(response(echoed)).isEqualTo(json);
        assertThat(echoed.request().body().size()).isEqualTo(json.length());
        String form = "application/x-www-form-urlencoded";
        assertThat(server.post("/form", "a=b&pin=1234", "Content-Type", form).body())
                .isEqualTo("b");
        assertThat(request(server.recorded())).isEqualTo("a=b&pin=***");
        String parts = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n";
        String type = "multipart/form-data; boundary=x";
        assertThat(server.post("/form", parts, "Content-Type", type).body()).isEqualTo("b");
        assertThat(server.recorded().bytesIn()).isEqualTo(parts.length());
        HttpResponse<String> page = server.get("/files/page.html");
        assertThat(page.body()).isEqualTo("<p>page");
        Exchange sent = server.recorded();
        assertThat(sent.route()).isEqualTo("/files/**");
        assertThat(sent.bytesOut()).isEqualTo("<p>page".length());
        String tag = page.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(server.get("/files/page.html", "If-Modified-Since", tag).statusCode())
                .isEqualTo(304);
        assertThat(server.recorded().bytesOut()).isZero();
    }

    @Test
    void the_applications_own_handlers_are_called_as_ever() throws Exception {
        BlockingQueue<String> called = new LinkedBlockingQueue<>();
        serve(request -> {
            HttpServerResponse response = request.response();
            HttpServerResponse same =
                    response.headersEndHandler(head -> response.putHeader("X-Late", "yes"))
                            .bodyEndHandler(end -> called.add("body"))
                            .endHandler(end -> called.add("end"))
                            .exceptionHandler(e -> called.add("exception"))
                            .closeHandler(gone -> called.add("closed"));
            assertThat(same).isEqualTo(response).hasSameHashCodeAs(response);
            assertThat(response).isNotEqualTo(request).isNotEqualTo(null);
            response.end("ok");
            response.closeHandler(null);
        });
        HttpResponse<String> answer = server.get("/");
        assertThat(answer.headers().firstValue("X-Late")).contains("yes");
        Exchange exchange = server.recorded();
        assertThat(exchange.response().headers().get("X-Late")).isEqualTo(List.of("yes"));
        assertThat(called).containsExactly("body", "end");
    }

    @Test
    void misuse_meets_the_servers_own_errors() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        serve(request -> {
            told.add(messageOf(() -> request.response().write("no length")));
            request.response().end("ok");
            told.add(messageOf(() -> request.response().end("again")));
            told.add(messageOf(() -> request.response().setStatusCode(500)));
            told.add(messageOf(() -> request.response().closeHandler(gone -> {})));
        });
        assertThat(server.get("/").body()).isEqualTo("ok");
        assertThat(server.recorded().bytesOut()).isEqualTo(2);
        assertThat(told.poll(20, TimeUnit.SECONDS)).contains("Content-Length");
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("Response has already been written");
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("Response head already sent");
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("Response has already been written");
    }

    private static String messageOf(Runnable misuse) {
        try {
            misuse.run();
            return "nothing";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void a_reader_that_is_slow_holds_the_writer_back() throws Exception {
        int chunk = 1 << 20;
        serve(request -> {
            request.pause();
            request.handler(bytes -> {}).endHandler(end -> request.response().end("" + chunk));
            server.vertx.setTimer(20, _ -> request.fetch(1));
            server.vertx.setTimer(40, _ -> request.resume());
        });
        assertThat(server.post("/", "x".repeat(chunk)).body()).isEqualTo("" + chunk);
        Exchange exchange = server.recorded();
        assertThat(exchange.bytesIn()).isEqualTo(chunk);
        assertThat(exchange.durationMicros()).isGreaterThan(39_000);
    }

    @Test
    void it_is_the_same_over_the_second_version() throws Exception {
        Router router = server.router();
        router.route().handler(BodyHandler.create(false));
        router.post("/:id").handler(context -> context.end(Buffer.buffer(JSON)));
        router.get("/:id").handler(context -> context.end());
        server.serve(new HttpServerOptions(), new FootfallRouter(server.capture, router));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(
                            client.send(server.request("/17").build(), BodyHandlers.ofString())
                                    .version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(server.recorded().route()).isEqualTo("/{id}");
            HttpResponse<String> answer =
                    client.send(
                            server.request("/18", "Content-Type", "application/json")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(JSON))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo(JSON);
        }
        Exchange exchange = server.recorded();
        assertThat(request(exchange)).isEqualTo(JSON);
        assertThat(exchange.bytesOut()).isEqualTo(JSON_BYTES);
        assertThat(exchange.host()).startsWith("127.0.0.1:");
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
    }
}
