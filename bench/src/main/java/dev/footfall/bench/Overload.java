package dev.footfall.bench;

import dev.footfall.model.EventId;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/// Sends single events over many connections for some seconds, without ever waiting after a
/// refusal, and writes down the id of each event that was answered 202.
public final class Overload {

    private static final int READ_TIMEOUT_MILLIS = 30_000;
    private static final int LONGEST_HEAD = 16_384;

    private final String host;
    private final int port;
    private final List<String> rows;
    private final BufferedWriter acknowledged;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder refusedWithRetryAfter = new LongAdder();
    private final LongAdder others = new LongAdder();
    private final LongAdder broken = new LongAdder();

    private Overload(String host, int port, List<String> rows, BufferedWriter acknowledged) {
        this.host = host;
        this.port = port;
        this.rows = rows;
        this.acknowledged = acknowledged;
    }

    /// @param args host, port, the file of requests, the file for acknowledged ids, how many
    ///   connections, how many seconds
    public static void main(String[] args) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(args[2]));
        int connections = Integer.parseInt(args[4]);
        long until = System.nanoTime() + Long.parseLong(args[5]) * 1_000_000_000L;
        try (BufferedWriter ids = Files.newBufferedWriter(Path.of(args[3]))) {
            Overload load = new Overload(args[0], Integer.parseInt(args[1]), rows, ids);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < connections; i++) {
                    threads.execute(() -> load.run(until));
                }
            }
            load.report();
        }
    }

    private void report() {
        System.out.printf(
                "accepted=%d refused=%d refused_with_retry_after=%d others=%d broken=%d%n",
                accepted.sum(),
                refused.sum(),
                refusedWithRetryAfter.sum(),
                others.sum(),
                broken.sum());
    }

    private void run(long until) {
        while (System.nanoTime() < until) {
            try (Socket socket = new Socket(host, port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(READ_TIMEOUT_MILLIS);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                while (System.nanoTime() < until) {
                    send(socket.getOutputStream(), in);
                }
            } catch (IOException e) {
                broken.increment();
            }
        }
    }

    private void send(OutputStream out, InputStream in) throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String[] row = rows.get(random.nextInt(rows.size())).split("\t", 3);
        EventId id = EventId.at(System.nanoTime() / 1_000_000, random.nextLong());
        byte[] body = row[2].getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /api/event HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                        + "User-Agent: "
                        + row[1]
                        + "\r\nX-Forwarded-For: "
                        + row[0]
                        + "\r\nIdempotency-Key: "
                        + id
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        out.write(request);
        count(read(in), id);
    }

    /// Status line and headers, in lower case; the body is read and thrown away.
    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("the connection ended within an answer");
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int length = text.indexOf("content-length: ");
        if (length >= 0) {
            int from = length + "content-length: ".length();
            in.skipNBytes(Long.parseLong(text.substring(from, text.indexOf('\r', from))));
        }
        return text;
    }

    private void count(String answer, EventId id) throws IOException {
        switch (answer.substring(9, 12)) {
            case "202" -> {
                synchronized (acknowledged) {
                    acknowledged.write(id.high() + "," + id.low() + "\n");
                }
                accepted.increment();
            }
            case "503" -> {
                refused.increment();
                if (answer.contains("\r\nretry-after: ")) {
                    refusedWithRetryAfter.increment();
                }
            }
            default -> others.increment();
        }
    }
}
