package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

    private static final long MICRO = 1_000;

    private final Memory memory = new Memory(1 << 20);
    private final Losses losses = new Losses();
    private long now;

    private EventTimes times() {
        return new EventTimes(() -> now, memory, losses);
    }

    /// The stream in pieces, the n-th passing by after n milliseconds.
    private SentEvents sent(String... pieces) {
        EventTimes times = times();
        now = 0;
        for (String piece : pieces) {
            now += 1_000 * MICRO;
            byte[] bytes = piece.getBytes(UTF_8);
            times.pass(bytes, 0, bytes.length);
        }
        SentEvents told = times.told();
        times.release();
        return told;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "text/event-stream;charset=UTF-8",
                "Text/Event-Stream ; charset=utf-8"
            })
    void knows_a_stream_by_its_type(String type) {
        assertThat(EventTimes.areIn(type)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "text/event",
                "text/event-streams",
                "application/json;a=text/event-stream"
            })
    void nothing_else_is_a_stream(String type) {
        assertThat(EventTimes.areIn(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void an_event_ends_with_an_empty_line_however_lines_end(String end) {
        SentEvents told =
                sent(
                        "data: one" + end + end,
                        "event: a" + end + "data:two" + end,
                        "id: 7" + end + end + "data" + end + end,
                        ": ping" + end + end,
                        "data: four" + end + end);
        assertThat(told.count()).isEqualTo(4);
        assertThat(told.micros()).containsExactly(1_000L, 3_000L, 3_000L, 5_000L);
        assertThat(told.lastMicros()).isEqualTo(5_000);
        assertThat(told.longestGapMicros()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": ping\n\n",
                "\n\n\n",
                "event: a\nid: 1\nretry: 10\n\n",
                "dat: x\n\n",
                "datas: x\n\n",
                " data: x\n\n",
                "Data: x\n\n",
                "id: data\n\n",
                "data: never ended\n",
                "data: never ended\r\n",
                "\u00ff\ndat\n\n"
            })
    void what_no_client_is_told_of_is_no_event(String stream) {
        SentEvents told = sent(stream);
        assertThat(told).isEqualTo(new SentEvents(0, List.of(), 0, 0));
    }

    @Test
    void a_stream_may_begin_with_a_mark_of_its_byte_order() {
        assertThat(sent("\ufeffdata: x\n\n").count()).isEqualTo(1);
        assertThat(sent("data: x\n\n\ufeffdata: x\n\n").count()).isEqualTo(1);
    }

    @Test
    void data_does_not_outlive_its_event() {
        assertThat(sent("data: x\n\n", "\n", "event: y\n\n").count()).isEqualTo(1);
    }

    /// However a stream is cut into writes, its events are the same.
    @Test
    void events_may_be_split_over_writes() {
        Random random = new Random(5);
        String[] words = {"data", "data:", ":", " x", "\n", "\r", "\r\n", "\n\n", "id: 1", "é"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            EventTimes whole = times();
            whole.pass(bytes, 0, bytes.length);
            EventTimes cut = times();
            for (int at = 0; at < bytes.length; ) {
                int step = Math.min(bytes.length - at, 1 + random.nextInt(4));
                if (step == 1) {
                    cut.pass(bytes[at]);
                } else {
                    cut.pass(bytes, at, step);
                }
                at += step;
            }
            assertThat(cut.told().count()).isEqualTo(whole.told().count());
            assertThat(whole.told().count()).isEqualTo(counted(text.toString()));
            whole.release();
            cut.release();
        }
        assertThat(memory.used()).isZero();
    }

    /// By the words of the specification, line by line.
    private static long counted(String stream) {
        String text = stream.replace("\r\n", "\n").replace('\r', '\n');
        long events = 0;
        boolean data = false;
        for (int at = 0, end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            String line = text.substring(at, end);
            at = end + 1;
            if (line.isEmpty()) {
                events += data ? 1 : 0;
                data = false;
            } else {
                data |= line.equals("data") || line.startsWith("data:");
            }
        }
        return events;
    }

    @Test
    void of_many_events_the_first_times_the_last_and_the_longest_gap_are_told() {
        EventTimes times = times();
        byte[] event = "data: x\n\n".getBytes(UTF_8);
        int many = 10 * EventTimes.MOST;
        for (int i = 1; i <= many; i++) {
            now += (i == many - 5 ? 7 : 1) * MICRO;
            times.pass(event, 0, event.length);
        }
        SentEvents told = times.told();
        assertThat(told.count()).isEqualTo(many);
        assertThat(told.micros()).hasSize(EventTimes.MOST).startsWith(1L, 2L).endsWith(256L);
        assertThat(told.lastMicros()).isEqualTo(many + 6);
        assertThat(told.longestGapMicros()).isEqualTo(7);
        assertThat(memory.used()).isEqualTo(EventTimes.MOST * Long.BYTES);
        times.release();
        assertThat(memory.used()).isZero();
        assertThat(losses.count(Loss.BODY_MEMORY)).isZero();
    }

    @Test
    void times_make_room_where_memory_is_short_and_counts_go_on() {
        EventTimes times = new EventTimes(() -> now, new Memory(500), losses);
        byte[] event = "data: x\n\n".getBytes(UTF_8);
        for (int i = 0; i < 100; i++) {
            now += MICRO;
            times.pass(event, 0, event.length);
        }
        SentEvents told = times.told();
        assertThat(told.count()).isEqualTo(100);
        assertThat(told.micros()).hasSize(32);
        assertThat(told.lastMicros()).isEqualTo(100);
        assertThat(losses.count(Loss.BODY_MEMORY)).isEqualTo(1);
    }
}
