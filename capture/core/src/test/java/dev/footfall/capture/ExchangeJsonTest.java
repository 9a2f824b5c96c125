package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an exchange's bodies become on the wire.
class ExchangeJsonTest {

    private static String wire(byte[] bytes, boolean truncated) {
        return wire(bytes, truncated, Optional.empty());
    }

    private static String wire(byte[] bytes, boolean truncated, Optional<SentEvents> sent) {
        return ExchangeJson.of(exchange(bytes, truncated, sent));
    }

    private static Exchange exchange(byte[] bytes, boolean truncated, Optional<SentEvents> sent) {
        Body body = new Body(bytes, "text/plain", 99, "", truncated);
        Message none = new Message(Map.of(), Body.NONE);
        return new Exchange(
                new UUID(1, 2),
                1,
                Instant.EPOCH,
                1,
                OptionalLong.empty(),
                "GET",
                "http",
                "a.example",
                "/",
                "",
                "",
                200,
                0,
                99,
                "",
                "",
                "",
                "",
                "",
                Ending.COMPLETED,
                false,
                Map.of(),
                none,
                new Message(Map.of("A", List.of("b")), body),
                sent);
    }

    @Test
    void a_body_that_was_cut_within_a_character_is_text_up_to_it() {
        byte[] whole = "größe 😀".getBytes(UTF_8);
        for (int cut = 1; cut <= 3; cut++) {
            assertThat(wire(Arrays.copyOf(whole, whole.length - cut), true))
                    .contains("\"body\":{\"text\":\"größe \",");
        }
        assertThat(wire(whole, true)).contains("\"text\":\"größe \\ud83d\\ude00\"");
    }

    @Test
    void times_of_events_are_told_where_there_is_a_stream_of_them() {
        assertThat(wire(new byte[0], false)).doesNotContain("sent_events");
        SentEvents three = new SentEvents(3, List.of(900L, 2_100L), 9_000, 6_900);
        assertThat(wire(new byte[0], false, Optional.of(three)))
                .endsWith(
                        ",\"sent_events\":{\"count\":3,\"times_us\":[900,2100],"
                                + "\"last_us\":9000,\"longest_gap_us\":6900}}");
        SentEvents none = new SentEvents(0, List.of(), 0, 0);
        assertThat(wire(new byte[0], false, Optional.of(none)))
                .endsWith(",\"sent_events\":{\"count\":0}}");
        assertThat(ExchangeLog.line(exchange(new byte[0], false, Optional.of(three))))
                .endsWith(" outcome=completed sent_events=3");
    }

    @Test
    void what_is_no_utf_8_is_sent_byte_by_byte() {
        for (byte[] bytes :
                List.of(
                        "größe".getBytes(ISO_8859_1),
                        Arrays.copyOf("😀".getBytes(UTF_8), 3),
                        new byte[] {'a', (byte) 0xff, 'b', 0})) {
            assertThat(wire(bytes, false))
                    .contains("\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"");
        }
    }
}
