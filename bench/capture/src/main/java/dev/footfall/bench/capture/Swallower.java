package dev.footfall.bench.capture;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A server on loopback that reads batches of exchanges, says that all were taken, and keeps
/// nothing. Its own work is part of what is measured.
final class Swallower implements AutoCloseable {

    private static final int PIECE = 64 << 10;
    private static final byte[] ANSWER =
            "{\"accepted\":1000000,\"repeated\":0}".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final byte[] piece = new byte[PIECE];

    Swallower() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (InputStream in = exchange.getRequestBody()) {
                        while (in.read(piece) >= 0) {
                            // all of it, as a server would
                        }
                    }
                    exchange.sendResponseHeaders(200, ANSWER.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(ANSWER);
                    }
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
