package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyRecorderTest {

    private final Memory memory = new Memory(1 << 20);
    private final Losses losses = new Losses();

    @Test
    void keeps_the_beginning_the_length_and_the_hash_of_whatever_passes() throws Exception {
        Random random = new Random(1);
        for (int length : new int[] {0, 1, 99, 100, 101, 1_000, 70_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            BodyRecorder recorder = new BodyRecorder(100, memory, losses);
            int at = 0;
            while (at < length) {
                int step = Math.min(length - at, random.nextInt(40));
                if (step == 1) {
                    recorder.pass(bytes[at]);
                } else {
                    recorder.pass(bytes, at, step);
                }
                at += step;
            }
            Body body = recorder.body("x/y");
            assertThat(body.size()).isEqualTo(length);
            assertThat(body.bytes()).isEqualTo(Arrays.copyOf(bytes, Math.min(length, 100)));
            assertThat(body.truncated()).isEqualTo(length > 100);
            String hash =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(body.sha256()).isEqualTo(length > 100 ? hash : "");
            recorder.release();
        }
        assertThat(memory.used()).isZero();
    }

    @Test
    void only_counts_where_bodies_are_not_kept() {
        BodyRecorder recorder = new BodyRecorder(0, memory, losses);
        recorder.pass(new byte[1_000], 0, 1_000);
        recorder.pass('x');
        assertThat(recorder.size()).isEqualTo(1_001);
        assertThat(recorder.reserved()).isZero();
        assertThat(recorder.body("").sha256()).isEmpty();
    }

    @Test
    void notes_events_whether_bodies_are_kept_or_not_and_only_of_streams() {
        byte[] event = "data: x\n\n".getBytes(UTF_8);
        for (int ceiling : new int[] {0, 4, 100}) {
            BodyRecorder stream = new BodyRecorder(ceiling, memory, losses);
            stream.noteEvents(() -> "text/event-stream", () -> 5_000);
            assertThat(stream.isLookedAt()).isTrue();
            stream.pass(event, 0, 8);
            stream.pass('\n');
            assertThat(stream.sentEvents()).contains(new SentEvents(1, List.of(5L), 5, 0));
            stream.reset();
            assertThat(stream.sentEvents()).isEmpty();
            stream.pass(event, 0, 9);
            assertThat(stream.sentEvents().orElseThrow().count()).isEqualTo(1);
            stream.release();
            BodyRecorder other = new BodyRecorder(ceiling, memory, losses);
            other.noteEvents(() -> "text/plain", () -> 5_000);
            assertThat(other.isLookedAt()).isEqualTo(ceiling > 0);
            other.pass(event, 0, 9);
            assertThat(other.sentEvents()).isEmpty();
            other.release();
        }
        assertThat(memory.used()).isZero();
    }

    @Test
    void an_answer_that_cannot_say_what_it_is_is_no_stream() {
        BodyRecorder recorder = new BodyRecorder(0, memory, losses);
        recorder.noteEvents(
                () -> {
                    throw new IllegalStateException("recycled");
                },
                () -> 0);
        recorder.pass('x');
        recorder.pass('y');
        assertThat(recorder.sentEvents()).isEmpty();
        assertThat(recorder.size()).isEqualTo(2);
        assertThat(losses.count(Loss.FAILED)).isEqualTo(1);
    }

    @Test
    void what_is_written_anew_counts_as_long_as_it_came() {
        BodyRecorder recorder = new BodyRecorder(100, memory, losses);
        recorder.passRewritten(new byte[30], 20);
        Body longer = recorder.body("");
        assertThat(longer.size()).isEqualTo(20);
        assertThat(longer.bytes()).hasSize(30);
        assertThat(longer.truncated()).isFalse();
        BodyRecorder over = new BodyRecorder(100, memory, losses);
        over.passRewritten(new byte[130], 90);
        Body cut = over.body("");
        assertThat(cut.size()).isEqualTo(90);
        assertThat(cut.bytes()).hasSize(100);
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.sha256()).isEmpty();
    }

    @Test
    void holds_less_where_memory_is_short_and_says_so() throws Exception {
        BodyRecorder recorder = new BodyRecorder(1 << 20, new Memory(4_000), losses);
        byte[] bytes = new byte[10_000];
        for (int at = 0; at < bytes.length; at += 500) {
            recorder.pass(bytes, at, 500);
        }
        Body body = recorder.body("");
        assertThat(body.bytes()).hasSizeBetween(500, 2_400);
        assertThat(body.truncated()).isTrue();
        assertThat(body.size()).isEqualTo(10_000);
        assertThat(body.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(losses.count(Loss.BODY_MEMORY)).isEqualTo(1);
    }
}
