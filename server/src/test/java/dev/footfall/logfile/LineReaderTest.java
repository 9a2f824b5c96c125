package dev.footfall.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.EventId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

    private record Line(String text, EventId id, boolean tooLong) {}

    @Test
    void gives_whole_lines_and_keeps_the_half_one() throws IOException {
        LineReader reader = reader("s", "");
        assertThat(texts(read(reader, "one\r\ntwo\n\nthr", 100))).containsExactly("one", "two", "");
        assertThat(reader.hasHalfLine()).isTrue();
        assertThat(texts(read(reader, "ee\n", 100))).containsExactly("three");
        assertThat(reader.hasHalfLine()).isFalse();
    }

    @Test
    void names_lines_the_same_however_the_bytes_arrive() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int length = i % 50 == 0 ? 200_000 + random.nextInt(9) : random.nextInt(300);
            text.append("x".repeat(length)).append(i).append('\n');
        }
        List<Line> whole = read(reader("s", ""), text.toString(), 1 << 20);
        assertThat(whole).hasSize(200);
        for (int chunk : new int[] {977, 65_536, 65_537, 131_072}) {
            assertThat(read(reader("s", ""), text.toString(), chunk)).isEqualTo(whole);
        }
        assertThat(whole.stream().filter(Line::tooLong)).hasSize(4);
    }

    @Test
    void a_grown_file_keeps_the_ids_it_had() throws IOException {
        List<Line> before = read(reader("s", ""), "a\nb\n", 100);
        List<Line> after = read(reader("s", ""), "a\nb\nb\n", 100);
        assertThat(after.subList(0, 2)).isEqualTo(before);
        assertThat(after.get(2).id()).isNotEqualTo(after.get(1).id());
    }

    @Test
    void equal_lines_at_different_places_have_different_ids() throws IOException {
        List<Line> lines = read(reader("s", ""), "same\n".repeat(10_000), 1 << 20);
        assertThat(new HashSet<>(lines.stream().map(Line::id).toList())).hasSize(10_000);
    }

    @Test
    void another_site_or_source_gives_other_ids() throws IOException {
        List<EventId> ids = new ArrayList<>();
        for (LineReader reader :
                List.of(reader("s", ""), reader("t", ""), reader("s", "web1"), reader("sw", ""))) {
            ids.add(read(reader, "line\n", 100).getFirst().id());
        }
        assertThat(new HashSet<>(ids)).hasSize(4);
    }

    @Test
    void what_came_before_changes_the_id() throws IOException {
        EventId one = read(reader("s", ""), "a\nsame\n", 100).getLast().id();
        EventId two = read(reader("s", ""), "b\nsame\n", 100).getLast().id();
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void a_last_line_that_is_taken_has_the_id_it_has_with_its_newline() throws IOException {
        LineReader reader = reader("s", "");
        read(reader, "a\nb", 100);
        assertThat(reader.last()).isTrue();
        EventId taken = reader.id();
        assertThat(read(reader("s", ""), "a\nb\n", 100).getLast().id()).isEqualTo(taken);
        assertThat(reader.last()).isFalse();
    }

    private static LineReader reader(String site, String source) {
        return new LineReader(new LineChain(site, source));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    private static List<Line> read(LineReader reader, String text, int chunk) throws IOException {
        List<Line> lines = new ArrayList<>();
        InputStream stream =
                new Chunks(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), chunk);
        while (reader.next(stream)) {
            int length = reader.isTooLong() ? 0 : reader.to() - reader.from();
            String line =
                    new String(reader.buffer(), reader.from(), length, StandardCharsets.UTF_8);
            lines.add(new Line(line, reader.id(), reader.isTooLong()));
        }
        return lines;
    }

    /// Gives a few bytes at a time.
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private final int most;

        Chunks(InputStream in, int most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, Math.min(length, most));
        }
    }
}
