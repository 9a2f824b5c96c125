package dev.footfall.capture.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.capture.Body;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Exchanges as a sink gets them.
final class Exchanges {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private Exchanges() {}

    static Exchange full(long number) {
        return of(number, NOON, "/orders/" + number, "/orders/{id}", body("{\"pin\":\"***\"}"));
    }

    static Exchange at(long number, Instant time) {
        return of(number, time, "/", "", body(""));
    }

    static Body body(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Body(bytes, "application/json", 700_000, "ab".repeat(32), true);
    }

    static Exchange of(long number, Instant time, String path, String route, Body body) {
        return new Exchange(
                new UUID(time.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE | number),
                number,
                time,
                2_000,
                OptionalLong.of(1_500),
                "POST",
                "https",
                "api.example",
                path,
                "token=***&a=\uD83D\uDE00",
                route,
                201,
                17,
                7,
                "203.0.113.7",
                "curl/8",
                "https://shop.example/",
                "shop",
                "0af7651916cd43dd8448eb211c80319c",
                Ending.CLIENT_GONE,
                false,
                Map.of("accept-language", "de"),
                new Message(Map.of("X-A", List.of("1", "\"\u00E4\uD83D\uDE00")), body),
                new Message(Map.of(), new Body(new byte[0], "", 0, "", false)),
                Optional.empty());
    }

    /// One of which nothing is known that may be unknown.
    static Exchange bare(long number) {
        Message none = new Message(Map.of(), new Body(new byte[0], "", 0, "", false));
        return new Exchange(
                new UUID(0x7000, Long.MIN_VALUE | number),
                number,
                NOON,
                0,
                OptionalLong.empty(),
                "GET",
                "",
                "",
                "/",
                "",
                "",
                0,
                0,
                0,
                "",
                "",
                "",
                "",
                "",
                Ending.COMPLETED,
                false,
                Map.of(),
                none,
                none,
                Optional.empty());
    }

    /// One whose every text is long and full of what databases stumble over.
    static Exchange rubbish(long number) {
        String text = "\0\uD800x\uDC00\uD83D\uDE00\u2028'\"\\%;--\n".repeat(1_000);
        Message message =
                new Message(
                        Map.of(text.substring(0, 40), List.of(text, "")),
                        new Body(new byte[] {0, -1, 39, 92}, text, Long.MAX_VALUE, text, true));
        return new Exchange(
                new UUID(0x7000, Long.MIN_VALUE | number),
                Long.MAX_VALUE,
                NOON,
                Long.MAX_VALUE,
                OptionalLong.of(Long.MAX_VALUE),
                text,
                text,
                text,
                text,
                text,
                text,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                text,
                text,
                text,
                text,
                text,
                Ending.EXCEPTION,
                false,
                Map.of(text.substring(0, 40), text),
                message,
                message,
                Optional.empty());
    }
}
