package dev.footfall.api.exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.footfall.model.EventId;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptBody.Form;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shell and curl make of the command, as the server at its other end sees it.
class CurlCommandTest {

    private static final String MEAN =
            "a'b\"c $HOME `id` $(id) !! \\ \n\t%00 {x} [1-3] ; & | > 'größe' 😀 '\\''";

    @TempDir Path folder;

    private HttpServer server;
    private volatile Received received = new Received("", "", new Headers(), new byte[0]);

    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Received(String method, String target, Headers headers, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    received =
                            new Received(
                                    call.getRequestMethod(),
                                    call.getRequestURI().toString(),
                                    call.getRequestHeaders(),
                                    call.getRequestBody().readAllBytes());
                    call.sendResponseHeaders(204, -1);
                    call.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void text_is_sent_as_it_was() throws Exception {
        run(exchange("PUT", "/a'b;c?x", "q=$HOME&r='%20'", headers(), text("@" + MEAN)));
        assertThat(new String(received.body(), StandardCharsets.UTF_8)).isEqualTo("@" + MEAN);
        assertThat(received.method()).isEqualTo("PUT");
        assertThat(received.target()).isEqualTo("/a'b;c?x?q=$HOME&r='%20'");
        assertThat(received.headers().get("X-Mean")).containsExactly("a'b $HOME `id`", "second");
        assertThat(received.headers().get("X-Empty")).containsExactly("");
        assertThat(received.headers().getFirst("User-Agent")).isEqualTo("shop/1");
        assertThat(received.headers().getFirst("Content-Type")).isEqualTo("text/plain");
        assertThat(received.headers().containsKey("Accept")).isFalse();
        assertThat(received.headers().getFirst("Content-Length"))
                .isEqualTo(Integer.toString(received.body().length));
    }

    @Test
    void bytes_are_sent_as_they_were() throws Exception {
        byte[] bytes = new byte[20_000];
        new Random(6).nextBytes(bytes);
        KeptBody body =
                new KeptBody(
                        Form.BASE64,
                        Base64.getEncoder().encodeToString(bytes),
                        "image/png",
                        OptionalLong.empty(),
                        "",
                        false);
        run(exchange("POST", "/", "", "", body));
        assertThat(received.body()).isEqualTo(bytes);
        assertThat(received.headers().getFirst("Content-Type")).isEqualTo("image/png");
        run(exchange("GET", "/none", "", "", KeptBody.NONE));
        assertThat(received.method()).isEqualTo("GET");
        assertThat(received.body()).isEmpty();
        assertThat(received.headers().containsKey("Content-Type")).isFalse();
    }

    @Test
    void what_is_missing_is_told_in_comments() {
        KeptBody withheld =
                new KeptBody(Form.WITHHELD, "not\nJSON", "a/b", OptionalLong.of(5), "", true);
        String command =
                CurlCommand.of(
                        exchange(
                                "POST",
                                "/",
                                "token=***",
                                "{\"Authorization\":[\"Bearer ***\"],\"@/etc/passwd\":[\"x\"]}",
                                withheld));
        assertThat(command)
                .contains("# values in the URL were masked")
                .contains("# Authorization was masked")
                .contains("# its body was withheld (not JSON)")
                .contains("# a header whose name is none")
                .doesNotContain("@/etc/passwd");
    }

    private static String headers() {
        return """
        {"Host":["elsewhere.example"],"Content-Length":["3"],"X-Mean":["a'b $HOME `id`","second"],
         "X-Empty":[""],"Content-Type":["text/plain"]}
        """;
    }

    private static KeptBody text(String text) {
        return new KeptBody(Form.TEXT, text, "text/plain", OptionalLong.empty(), "", false);
    }

    private KeptExchange exchange(
            String method, String path, String query, String headers, KeptBody body) {
        String host = "127.0.0.1:" + server.getAddress().getPort();
        return new KeptExchange(
                new ExchangeHead(
                        new EventId(1, 1),
                        1,
                        0,
                        0,
                        new Location(host, path, query),
                        new Exchange(
                                method,
                                "http",
                                200,
                                "",
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                ""),
                        "shop/1",
                        ExchangeTrace.NONE),
                new KeptMessage(headers, false, body),
                KeptMessage.NONE,
                Optional.empty());
    }

    private void run(KeptExchange kept) throws Exception {
        assumeThat(Path.of("/usr/bin/curl")).as("curl").exists();
        Path script = Files.writeString(folder.resolve("command.sh"), CurlCommand.of(kept));
        Process shell =
                new ProcessBuilder("sh", script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile())
                        .start();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
    }
}
