package dev.footfall.capture;

import dev.footfall.capture.mask.MaskedBody;
import dev.footfall.capture.mask.Masker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// Makes the masked exchange of a finished recording. What it needs of the headers it takes even
/// where they are not kept. For any thread.
final class Completion {

    private static final int MOST_SENDER_HEADERS = 32;
    private static final int LONGEST_SENDER_HEADER = 500;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 8_192;
    private static final int TRACE_FROM = 3;
    private static final int TRACE_TO = 35;
    private static final int TRACE_PARENT = 55;
    private static final long NANOS = 1_000;

    private final Masker masker;
    private final List<Masker> rehearsals;
    private final HeaderConsumers consumers;
    private final boolean headersKept;
    private final ExchangeIds ids = new ExchangeIds();

    /// @param rehearsals mask too, for what they find; what they make of it is thrown away
    Completion(List<Masker> rehearsals, Settings settings) {
        this.masker = new Masker(settings.masking());
        this.rehearsals = List.copyOf(rehearsals);
        this.consumers = new HeaderConsumers(settings);
        this.headersKept = settings.headers();
    }

    Exchange of(Recording from) {
        BodyRecorder in = from.requestBody();
        BodyRecorder out = from.responseBody();
        Message request = message(from.requestHeaders, in);
        Message response = message(from.responseHeaders, out);
        for (Masker rehearsal : rehearsals) {
            masked(request, rehearsal);
            masked(response, rehearsal);
            rehearsal.query(from.query);
            rehearsal.path(from.path, from.route);
        }
        Masker by = from.masker == null ? masker : from.masker;
        String traceId = from.traceId.isEmpty() ? traceId(from) : from.traceId;
        return new Exchange(
                ids.id(from.time.toEpochMilli(), from.sequence),
                from.sequence,
                from.time,
                from.durationNanos / NANOS,
                from.hasFirstByte()
                        ? OptionalLong.of(from.firstByteNanos / NANOS)
                        : OptionalLong.empty(),
                from.method,
                from.scheme,
                from.host,
                by.path(from.path, from.route),
                by.query(from.query),
                from.name.isEmpty() ? from.route : from.name,
                from.status,
                in.size(),
                out.size(),
                from.address,
                by.text(header(from.requestHeaders, "User-Agent")),
                by.text(header(from.requestHeaders, "Referer")),
                consumer(from),
                traceId,
                from.ending,
                from.outgoing,
                sender(from.requestHeaders, by),
                masked(request, by),
                masked(response, by),
                out.sentEvents());
    }

    private String consumer(Recording from) {
        return from.consumer.isEmpty() && !from.outgoing
                ? consumers.consumer(from.requestHeaders, from.status)
                : from.consumer;
    }

    private static Message message(Map<String, List<String>> headers, BodyRecorder body) {
        return new Message(headers, body.body(header(headers, "Content-Type")));
    }

    private Message masked(Message message, Masker by) {
        Map<String, List<String>> headers =
                headersKept ? by.headers(bounded(message.headers())) : Map.of();
        Body body = message.body();
        if (body.bytes().length == 0) {
            return new Message(headers, body);
        }
        boolean encoded = !header(message.headers(), "Content-Encoding").isEmpty();
        String type = encoded ? "application/octet-stream" : body.type();
        MaskedBody masked = by.body(type, body.bytes(), body.truncated());
        boolean hashed = masked.withheld().isEmpty() && Arrays.equals(masked.bytes(), body.bytes());
        return new Message(
                headers,
                new Body(
                        masked.bytes(),
                        by.text(body.type()),
                        body.size(),
                        hashed ? body.sha256() : "",
                        body.truncated()));
    }

    private static Map<String, List<String>> bounded(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        int room = MOST_VALUES;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            room -= Math.max(1, header.getValue().size());
            if (room < 0) {
                break;
            }
            if (header.getValue().stream().allMatch(value -> value.length() <= LONGEST_VALUE)) {
                kept.put(header.getKey(), header.getValue());
            }
        }
        return kept;
    }

    /// The first value of a header, however its name is written; empty when there is none.
    static String header(Map<String, List<String>> headers, String name) {
        List<String> direct = headers.get(name);
        if (direct == null) {
            for (Map.Entry<String, List<String>> header : headers.entrySet()) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    direct = header.getValue();
                    break;
                }
            }
        }
        return direct == null || direct.isEmpty() ? "" : direct.get(0);
    }

    /// From W3C's trace context: `00-(32 digits)-(16 digits)-(2 digits)`.
    private static String traceId(Recording from) {
        String parent = header(from.requestHeaders, "traceparent");
        boolean known =
                parent.length() >= TRACE_PARENT
                        && parent.charAt(TRACE_FROM - 1) == '-'
                        && parent.charAt(TRACE_TO) == '-';
        String id = known ? parent.substring(TRACE_FROM, TRACE_TO) : "";
        boolean digits = id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return digits ? id : "";
    }

    /// What says who the sender is: what it accepts, its client hints. The server needs it to tell
    /// people from bots.
    private static Map<String, String> sender(Map<String, List<String>> headers, Masker by) {
        Map<String, String> sender = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (speaksOfSender(lower) && !values.isEmpty() && sender.size() < MOST_SENDER_HEADERS) {
                String value = values.get(0);
                String cut = value.substring(0, Math.min(value.length(), LONGEST_SENDER_HEADER));
                sender.put(lower, by.header(lower, cut));
            }
        });
        return sender;
    }

    private static boolean speaksOfSender(String name) {
        return switch (name) {
            case "accept", "accept-language", "accept-encoding", "purpose", "sec-purpose" -> true;
            default -> name.startsWith("sec-fetch-") || name.startsWith("sec-ch-ua");
        };
    }
}
