package dev.footfall.capture.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footfall.capture.Capture;
import dev.footfall.capture.contract.AdapterContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The contract on the JDK's own server, as it is and behind an authenticator.
class FootfallHttpFilterTest extends AdapterContract {

    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    @Override
    protected String itemRoute() {
        return "/shop/items/**";
    }

    @Override
    protected RunningShop start(@Nullable Capture capturing) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        for (String path : new String[] {"/shop/", "/shop/items"}) {
            HttpContext context = server.createContext(path, exchange -> serve(exchange, threads));
            if (capturing != null) {
                context.getFilters().add(new FootfallHttpFilter(capturing));
            }
        }
        server.start();
        return new RunningShop() {
            @Override
            public int port() {
                return server.getAddress().getPort();
            }

            @Override
            public void stop() {
                server.stop(0);
                threads.shutdownNow();
            }
        };
    }

    private void serve(HttpExchange exchange, ExecutorService threads) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring("/shop/".length());
        switch (path) {
            case "hello" -> hello(exchange);
            case "echo" -> echo(exchange);
            case "nothing" -> exchange.sendResponseHeaders(204, NO_BODY);
            case "unchanged" -> {
                exchange.getResponseHeaders().set("ETag", "\"v1\"");
                exchange.sendResponseHeaders(304, NO_BODY);
            }
            case "teapot" -> answer(exchange, 418, "application/json", TEAPOT);
            case "throw" -> throw new IllegalStateException("thrown");
            case "chunks" -> chunks(exchange);
            case "events" -> events(exchange);
            case "count" -> answer(exchange, 200, "text/plain", "" + count(exchange));
            case "later" ->
                    threads.execute(
                            () -> quietly(() -> answer(exchange, 202, "text/plain", "later")));
            case "later-nothing" ->
                    threads.execute(
                            () -> quietly(() -> exchange.sendResponseHeaders(204, NO_BODY)));
            case "skip" -> answer(exchange, 200, "text/plain", "skipped");
            default -> {
                if (path.startsWith("big/")) {
                    big(exchange, Integer.parseInt(path.substring("big/".length())));
                } else {
                    answer(exchange, 200, "text/plain", "item");
                }
            }
        }
    }

    private interface Answering {
        void run() throws IOException;
    }

    private static void quietly(Answering answering) {
        try {
            answering.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void hello(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
            exchange.sendResponseHeaders(200, NO_BODY);
        } else {
            answer(exchange, 200, "text/plain;charset=utf-8", HELLO);
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void chunks(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, CHUNKED);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("one".getBytes(UTF_8));
            out.flush();
            out.write("two".getBytes(UTF_8));
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, CHUNKED);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(EVENT.formatted(1).getBytes(UTF_8));
            out.flush();
            awaitSeen();
            out.write(EVENT.formatted(2).getBytes(UTF_8));
        }
    }

    private static long count(HttpExchange exchange) throws IOException {
        byte[] some = new byte[8192];
        long all = 0;
        try (InputStream in = exchange.getRequestBody()) {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                all += n;
            }
        }
        return all;
    }

    private static void big(HttpExchange exchange, int chunks) throws IOException {
        exchange.sendResponseHeaders(200, CHUNKED);
        byte[] chunk = new byte[MEBIBYTE];
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < chunks; i++) {
                out.write(chunk);
            }
        }
    }
}
