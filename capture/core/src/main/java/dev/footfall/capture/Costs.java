package dev.footfall.capture;

import java.util.List;
import java.util.Map;

/// About how many bytes of memory things take, and exchanges with less to carry.
final class Costs {

    /// An exchange with its texts, as long as they usually are.
    static final int EXCHANGE = 1_024;

    private static final int HEADER = 96;
    private static final int CHARACTER = 2;

    /// A number in a list of numbers.
    private static final int TIME = 24;

    private Costs() {}

    static long headers(Map<String, List<String>> headers) {
        if (headers instanceof HeaderFields fields) {
            return (long) HEADER * fields.count() + CHARACTER * fields.characters();
        }
        long cost = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            cost += HEADER + (long) CHARACTER * header.getKey().length();
            for (String value : header.getValue()) {
                cost += (long) CHARACTER * value.length();
            }
        }
        return cost;
    }

    static long texts(Recording recording) {
        int length =
                recording.path.length()
                        + recording.query.length()
                        + recording.host.length()
                        + recording.route.length()
                        + recording.consumer.length();
        return EXCHANGE + (long) CHARACTER * length;
    }

    static long exchange(Exchange exchange) {
        return EXCHANGE
                + headers(exchange.request().headers())
                + headers(exchange.response().headers())
                + exchange.request().body().bytes().length
                + exchange.response().body().bytes().length
                + (long) TIME * exchange.sentEvents().map(sent -> sent.micros().size()).orElse(0);
    }

    static Exchange withoutBodies(Exchange e) {
        return new Exchange(
                e.id(),
                e.sequence(),
                e.time(),
                e.durationMicros(),
                e.firstByteMicros(),
                e.method(),
                e.scheme(),
                e.host(),
                e.path(),
                e.query(),
                e.route(),
                e.status(),
                e.bytesIn(),
                e.bytesOut(),
                e.address(),
                e.userAgent(),
                e.referrer(),
                e.consumer(),
                e.traceId(),
                e.ending(),
                e.outgoing(),
                e.sender(),
                new Message(e.request().headers(), Body.NONE),
                new Message(e.response().headers(), Body.NONE),
                e.sentEvents());
    }
}
