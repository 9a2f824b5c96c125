package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.api.StreamedAnswer.Gone;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StreamedAnswerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] LINE =
            "[\"0123456789 0123456789 0123456789 0123456789\"]\n".getBytes(StandardCharsets.UTF_8);

    /// What waits for a slow client: pieces under way, and what the sockets hold.
    private static final long MOST_WAITING = 16L << 20;

    /// The JDK's client asks for up to 16 MiB ahead of its reader, and buffers them.
    private static final long MOST_WAITING_OF_HTTP_2 = 64L << 20;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final CountDownLatch left = new CountDownLatch(1);

    private HttpServer serve(Duration patience, Duration pause, Consumer<StreamedAnswer> writer) {
        Blocking blocking = new Blocking(2);
        return HttpServer.start(
                "127.0.0.1",
                0,
                List.of(router ->
                        router.get("/long")
                                .handler(
                                        blocking.handler(context -> {
                                            try (StreamedAnswer answer =
                                                    new StreamedAnswer(
                                                            context,
                                                            patience,
                                                            pause,
                                                            left::countDown)) {
                                                writer.accept(answer);
                                                answer.end();
                                            } catch (RuntimeException e) {
                                                failed.complete(e);
                                                throw e;
                                            }
                                        }))));
    }

    private static Consumer<StreamedAnswer> lines(int count) {
        return answer -> {
            for (int i = 0; i < count; i++) {
                answer.write(LINE, 0, LINE.length);
            }
        };
    }

    private static Consumer<StreamedAnswer> endless(AtomicLong written) {
        return answer -> {
            while (true) {
                answer.write(LINE, 0, LINE.length);
                written.addAndGet(LINE.length);
            }
        };
    }

    private static HttpResponse<InputStream> get(HttpServer server)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(server)).timeout(LONG).build(),
                BodyHandlers.ofInputStream());
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.port() + "/long");
    }

    private static Socket ask(HttpServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) LONG.toMillis());
        socket.getOutputStream()
                .write("GET /long HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void a_short_answer_is_sent_as_one() throws Exception {
        try (HttpServer server = serve(LONG, LONG, lines(3))) {
            HttpResponse<InputStream> answer = get(server);
            assertThat(answer.headers().firstValueAsLong("Content-Length"))
                    .hasValue(3L * LINE.length);
        }
    }

    @Test
    void a_long_answer_arrives_whole_and_in_order() throws Exception {
        try (HttpServer server = serve(LONG, LONG, lines(100_000))) {
            HttpResponse<InputStream> answer = get(server);
            assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
            byte[] expected = new byte[100_000 * LINE.length];
            for (int i = 0; i < 100_000; i++) {
                System.arraycopy(LINE, 0, expected, i * LINE.length, LINE.length);
            }
            assertThat(answer.body()).hasBinaryContent(expected);
        }
    }

    @Test
    void a_client_that_takes_nothing_is_let_go_and_little_waits_for_it() throws Exception {
        AtomicLong written = new AtomicLong();
        try (HttpServer server = serve(Duration.ofMillis(200), LONG, endless(written));
                Socket socket = ask(server)) {
            assertThat(failed.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Gone.class)
                    .hasMessageContaining("took nothing");
            assertThat(written.get()).isLessThan(MOST_WAITING);
            assertThat(isClosed(socket)).isTrue();
            assertThat(left.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_same_holds_over_http_2() throws Exception {
        AtomicLong written = new AtomicLong();
        try (HttpServer server = serve(Duration.ofMillis(500), LONG, endless(written));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    client.send(
                            HttpRequest.newBuilder(uri(server)).timeout(LONG).build(),
                            BodyHandlers.ofInputStream());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(failed.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Gone.class)
                    .hasMessageContaining("took nothing");
            assertThat(written.get()).isLessThan(MOST_WAITING_OF_HTTP_2);
            answer.body().close();
            client.shutdownNow();
        }
    }

    /// Reads what was on its way.
    private static boolean isClosed(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    @Test
    void a_client_that_goes_away_ends_the_work() throws Exception {
        try (HttpServer server = serve(LONG, LONG, endless(new AtomicLong()))) {
            try (Socket socket = ask(server)) {
                new DataInputStream(socket.getInputStream()).readFully(new byte[100_000]);
            }
            assertThat(failed.get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Gone.class);
            assertThat(left.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_failure_before_the_first_piece_is_told() throws Exception {
        try (HttpServer server = serve(LONG, LONG, answer -> fail(answer, 3))) {
            assertThat(get(server).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void after_the_first_piece_the_answer_is_broken_off() throws Exception {
        try (HttpServer server = serve(LONG, LONG, answer -> fail(answer, 10_000));
                InputStream body = get(server).body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private static void fail(StreamedAnswer answer, int after) {
        lines(after).accept(answer);
        throw new IllegalStateException("as the test wants it");
    }

    @Test
    void blanks_go_ahead_of_a_first_piece_that_takes_long() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Consumer<StreamedAnswer> late =
                answer -> {
                    try {
                        assertThat(seen.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    lines(2).accept(answer);
                };
        try (HttpServer server = serve(LONG, Duration.ofMillis(5), late);
                InputStream body = get(server).body()) {
            assertThat(body.read()).isEqualTo(' ');
            seen.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(new String(LINE, StandardCharsets.UTF_8).repeat(2).strip());
        }
    }
}
