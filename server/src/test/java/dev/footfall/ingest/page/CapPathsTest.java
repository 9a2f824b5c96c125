package dev.footfall.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.model.PathTemplate;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapPathsTest {

    private static final int LIMIT = 100;
    private static final Instant TOMORROW = Hits.NOW.plus(Duration.ofDays(1));

    private final CapPaths step =
            new CapPaths(
                    LIMIT, (_, _, path) -> PathTemplate.of(path), InstantSource.fixed(Hits.NOW));

    private String path(String path, Instant when) {
        Draft draft = Hits.pageview().at("h", path, "").happened(when).draft();
        step.apply(draft);
        return draft.location.path();
    }

    private String path(String path) {
        return path(path, Hits.NOW);
    }

    private void fill() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(path("/word/a" + i)).isEqualTo("/word/a" + i);
        }
    }

    @Test
    void keeps_known_paths_and_shows_others_as_their_template_or_as_other() {
        fill();
        assertThat(step.notices()).isEmpty();
        assertThat(path("/word/a7")).isEqualTo("/word/a7");
        assertThat(path("/guest/7")).isEqualTo("/guest/{id}");
        assertThat(path("/word/new")).isEqualTo(CapPaths.OTHER);
        assertThat(path("")).isEmpty();
        assertThat(step.replaced().sum()).isEqualTo(2);
        assertThat(step.notices())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.text()).contains("example.com", "100", "2026-11-21"));
    }

    @Test
    void what_was_known_yesterday_is_kept_however_many_came_today() {
        fill();
        for (int i = 0; i < 5_000; i++) {
            String made = path("/made/up" + i, TOMORROW);
            assertThat(made).isIn("/made/up" + i, CapPaths.OTHER);
        }
        assertThat(path("/word/a7", TOMORROW)).isEqualTo("/word/a7");
        assertThat(path("/word/b", TOMORROW)).isEqualTo(CapPaths.OTHER);
    }

    @Test
    void each_day_has_its_own_bound_also_when_a_log_brings_old_ones() {
        fill();
        for (int day = 1; day < 30; day++) {
            Instant then = Hits.NOW.minus(Duration.ofDays(day));
            assertThat(path("/old/" + "b".repeat(day), then)).startsWith("/old/b");
        }
    }

    @Test
    void made_up_templates_are_bounded_too() {
        fill();
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            paths.add(path("/x" + Integer.toString(i, 36) + "/7"));
        }
        assertThat(paths).hasSizeLessThanOrEqualTo(LIMIT + 1).contains(CapPaths.OTHER);
    }

    @Test
    void sites_that_are_flooded_leave_others_their_share() {
        PathBook book = new PathBook(1_000, 900, new SecureRandom());
        for (int i = 0; i < 2_000; i++) {
            book.takes(1, 0, "/made/up" + i);
        }
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            taken += book.takes(2, 0, "/page" + i) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(150);
        assertThat(book.takes(2, 0, "/page7")).isTrue();
    }

    @Test
    void a_set_of_numbers_holds_each_once() {
        LongSet set = new LongSet();
        for (int round = 0; round < 2; round++) {
            for (long i = 0; i < 10_000; i++) {
                set.add(i * 0x9E3779B97F4A7C15L + 2);
            }
        }
        assertThat(set.size()).isEqualTo(10_000);
        assertThat(set.contains(2)).isTrue();
        assertThat(set.contains(3)).isFalse();
        set.add(0);
        assertThat(set.contains(0)).isTrue();
    }
}
