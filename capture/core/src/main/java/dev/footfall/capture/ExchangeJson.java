package dev.footfall.capture;

import dev.footfall.capture.mask.BodyText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The wire form of `POST /api/capture`.
final class ExchangeJson {

    /// What the server takes of a text, and of a URL's parts.
    private static final int LONGEST_TEXT = 2_000;

    private static final int LONGEST_HOST = 260;
    private static final int LONGEST_URL = 8_000;
    private static final int LONGEST_METHOD = 32;
    private static final int LONGEST_TRACE = 128;
    private static final long MICROS = 1_000_000;
    private static final int USUAL_HEADERS = 1_024;
    private static final int QUOTED = 4;

    private ExchangeJson() {}

    static String of(Exchange exchange) {
        return written(exchange).toString();
    }

    /// As UTF-8.
    static byte[] bytes(Exchange exchange) {
        return written(exchange).bytes();
    }

    private static JsonWriter written(Exchange exchange) {
        JsonWriter json = new JsonWriter(room(exchange)).open();
        json.text("id", exchange.id().toString())
                .number("sequence", exchange.sequence())
                .number("time", micros(exchange.time()))
                .text("method", method(exchange.method()))
                .text("scheme", scheme(exchange.scheme()))
                .text("host", cut(exchange.host(), LONGEST_HOST))
                .text("path", path(exchange.path()))
                .text("query", cut(exchange.query(), LONGEST_URL));
        if (exchange.status() >= 100 && exchange.status() <= 599) {
            json.number("status", exchange.status());
        }
        json.number("duration_us", exchange.durationMicros())
                .number("bytes_in", exchange.bytesIn())
                .number("bytes_out", exchange.bytesOut())
                .text("route", cut(exchange.route(), LONGEST_TEXT))
                .text("consumer", cut(exchange.consumer(), LONGEST_TEXT))
                .text("address", cut(exchange.address(), LONGEST_TEXT))
                .text("user_agent", cut(exchange.userAgent(), LONGEST_TEXT))
                .text("referrer", cut(exchange.referrer(), LONGEST_URL))
                .texts("headers", exchange.sender());
        exchange.firstByteMicros().ifPresent(micros -> json.millis("ttfb", micros));
        json.text("trace_id", cut(exchange.traceId(), LONGEST_TRACE))
                .text("outcome", exchange.ending().word())
                .text("direction", exchange.outgoing() ? "outgoing" : "");
        message(json, "request", exchange.request());
        message(json, "response", exchange.response());
        exchange.sentEvents().ifPresent(sent -> sentEvents(json, sent));
        return json.close();
    }

    private static void sentEvents(JsonWriter json, SentEvents sent) {
        json.open("sent_events").number("count", sent.count());
        if (sent.count() > 0) {
            json.numbers("times_us", sent.micros())
                    .number("last_us", sent.lastMicros())
                    .number("longest_gap_us", sent.longestGapMicros());
        }
        json.close();
    }

    /// Bodies of JSON have a quote, which is escaped, about every fifth byte.
    private static int room(Exchange exchange) {
        int bodies =
                exchange.request().body().bytes().length
                        + exchange.response().body().bytes().length;
        return bodies == 0 ? USUAL_HEADERS : USUAL_HEADERS + bodies + bodies / QUOTED;
    }

    private static void message(JsonWriter json, String name, Message message) {
        Body body = message.body();
        boolean told = body.bytes().length > 0;
        if (message.headers().isEmpty() && !told) {
            return;
        }
        json.open(name).lists("headers", message.headers());
        if (told) {
            json.open("body");
            content(json, body.bytes(), body.truncated());
            json.text("type", cut(body.type(), LONGEST_TEXT))
                    .number("size", body.size())
                    .text("sha256", body.sha256())
                    .truth("truncated", body.truncated())
                    .close();
        }
        json.close();
    }

    /// As text where it is UTF-8, which may have been cut within a character; else byte by byte.
    private static void content(JsonWriter json, byte[] bytes, boolean cut) {
        if (json.ascii("text", bytes)) {
            return;
        }
        Optional<String> text = BodyText.of(bytes, StandardCharsets.UTF_8, cut);
        if (text.isPresent()) {
            json.text("text", text.get());
        } else {
            json.text("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    /// Up to the list of exchanges, which [#END] closes.
    static String beginning(String site, Map<Loss, Long> losses) {
        JsonWriter json = new JsonWriter().open().text("site", site);
        if (!losses.isEmpty()) {
            json.open("losses");
            losses.forEach((loss, count) -> json.number(loss.word(), count));
            json.close();
        }
        return json + ",\"exchanges\":[";
    }

    static final String END = "]}";

    /// @param items each as [#of] has it
    static byte[] batch(String site, Map<Loss, Long> losses, List<byte[]> items) {
        byte[] beginning = beginning(site, losses).getBytes(StandardCharsets.UTF_8);
        int length = beginning.length + END.length();
        for (byte[] item : items) {
            length += item.length + 1;
        }
        ByteBuffer batch = ByteBuffer.allocate(length).put(beginning);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                batch.put((byte) ',');
            }
            batch.put(items.get(i));
        }
        batch.put(END.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[batch.position()];
        batch.flip().get(bytes);
        return bytes;
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1000;
    }

    private static String method(String method) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < method.length() && letters.length() < LONGEST_METHOD; i++) {
            char c = Character.toUpperCase(method.charAt(i));
            letters.append((c >= 'A' && c <= 'Z') || c == '-' || c == '_' ? c : '_');
        }
        return letters.isEmpty() ? "UNKNOWN" : letters.toString();
    }

    private static String scheme(String scheme) {
        return scheme.equals("http") || scheme.equals("https") ? scheme : "";
    }

    private static String path(String path) {
        String cut = cut(path, LONGEST_TEXT - 1);
        return cut.startsWith("/") ? cut : "/" + cut;
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}
