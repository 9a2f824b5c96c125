package dev.footfall.bench.capture;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.SentEvents;
import dev.footfall.capture.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Measures how long server-sent events take from their sending to the client's reading, through
/// Tomcat and loopback, with and without the filter, and prints the table of events in bench part
/// g. Each event is sent once the client has read the one before.
public final class EventDelays {

    private static final int EVENTS = 2_000;
    private static final int WARM_UPS = 3;
    private static final long PATIENCE_SECONDS = 30;
    private static final double NANOS_A_MICRO = 1_000;
    private static final long GOAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PER_CENT = 100;
    private static final String EVENT = "data: ";

    /// What stands before the servlet.
    private enum Way {
        BARE("no filter"),
        TIMES("Footfall, no bodies"),
        BODIES("Footfall, at most 64 KiB of a body");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final Map<Way, long[]> delays = new EnumMap<>(Way.class);

    private EventDelays() {}

    /// @param args how many rounds
    public static void main(String[] args) throws Exception {
        EventDelays measured = new EventDelays();
        int rounds = Integer.parseInt(args[0]);
        for (int round = -WARM_UPS; round < rounds; round++) {
            for (Way way : Way.values()) {
                long[] took = measured.round(way);
                if (round >= 0) {
                    measured.delays.merge(way, took, EventDelays::both);
                }
            }
        }
        measured.print();
    }

    private static long[] both(long[] some, long[] more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private long[] round(Way way) throws Exception {
        Settings none = Settings.of("", "", "");
        Settings settings = way == Way.BODIES ? none.withBodies() : none;
        try (Capture capture = Capture.start(settings, List.of(exchanges::addAll), Map.of());
                EventServer server = new EventServer(EVENTS)) {
            server.start(way == Way.BARE ? null : capture);
            long[] took = read(server);
            if (way != Way.BARE) {
                check(exchanges.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return took;
        }
    }

    private static void check(@Nullable Exchange exchange) {
        long noted =
                Optional.ofNullable(exchange)
                        .flatMap(Exchange::sentEvents)
                        .map(SentEvents::count)
                        .orElse(0L);
        if (noted != EVENTS) {
            throw new IllegalStateException("noted were " + noted);
        }
    }

    /// How long each event was under way, in nanoseconds.
    private static long[] read(EventServer server) throws IOException {
        long[] took = new long[EVENTS];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: bench.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            int events = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(EVENT)) {
                    in.readLine(); // the empty one that ends the event
                    long now = System.nanoTime();
                    took[events++] = now - Long.parseLong(line.substring(EVENT.length()));
                    server.seen();
                }
            }
            if (events != EVENTS) {
                throw new IllegalStateException("read were " + events);
            }
        }
        return took;
    }

    private void print() {
        System.out.println(
                "| filter | events | median, µs | 99 of 100 within, µs | longest, µs | within 5 ms |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        delays.forEach((way, took) -> {
            Arrays.sort(took);
            long within = Arrays.stream(took).filter(nanos -> nanos <= GOAL_NANOS).count();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,.0f | %,.0f | %,.0f | %.2f %% |%n",
                    way.words,
                    took.length,
                    took[took.length / 2] / NANOS_A_MICRO,
                    took[took.length * 99 / PER_CENT] / NANOS_A_MICRO,
                    took[took.length - 1] / NANOS_A_MICRO,
                    (double) PER_CENT * within / took.length);
        });
    }
}
