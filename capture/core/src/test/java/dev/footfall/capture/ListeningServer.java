package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// A server on port 0 of the loopback that notes what is posted to `/api/capture` and answers what
/// a test tells it to; when it was told nothing, that it took all items.
final class ListeningServer implements AutoCloseable {

    /// What it answers next.
    record Reply(int status, String body, String retryAfter) {
        Reply(int status, String body) {
            this(status, body, "");
        }
    }

    record Post(String key, String body) {
        int items() {
            return body.split("\"id\":", -1).length - 1;
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

    ListeningServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/capture", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void reply(Reply... next) {
        replies.addAll(List.of(next));
    }

    /// The next post, waited for.
    Post take() throws InterruptedException {
        Post post = posts.poll(20, TimeUnit.SECONDS);
        if (post == null) {
            throw new AssertionError("nothing was posted");
        }
        return post;
    }

    boolean isEmpty() {
        return posts.isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream in = new GZIPInputStream(exchange.getRequestBody())) {
            String body = new String(in.readAllBytes(), UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            Post post = new Post(key == null ? "" : key, body);
            Reply told = replies.poll();
            String all = "{\"accepted\":%d,\"repeated\":0,\"dropped\":[]}".formatted(post.items());
            Reply reply = told == null ? new Reply(200, all) : told;
            if (!reply.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            byte[] bytes = reply.body().getBytes(UTF_8);
            posts.add(post);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
