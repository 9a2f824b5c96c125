package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Answer;
import dev.footfall.model.Identity;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Site SITE =
            new Site(
                    1,
                    "example.com",
                    ZoneId.of("Europe/Berlin"),
                    Identity.DAILY,
                    Duration.ofMinutes(30));
    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private final List<Query> asked = new ArrayList<>();

    private Answer answer(Query query) {
        asked.add(query);
        return new Answer(List.of(), OptionalLong.empty(), 0, true);
    }

    private static Rehearsal rehearsal(Function<Query, Answer> ask) {
        Directory directory =
                new Directory(
                        _ -> Optional.of(SITE),
                        _ -> List.of(),
                        (_, _) -> Optional.empty(),
                        _ -> -1L);
        return new Rehearsal(
                ask, directory, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    @Test
    void asks_several_questions_about_no_more_than_a_day() {
        rehearsal(this::answer).about(SITE, () -> true);
        assertThat(asked)
                .hasSizeGreaterThan(3)
                .allSatisfy(query ->
                        assertThat(query.window().to() - query.window().from())
                                .isLessThanOrEqualTo(LONGEST_DAY.toNanos() / 1000));
    }

    @Test
    void ends_when_the_store_closes() {
        rehearsal(this::answer).about(SITE, () -> asked.size() < 2);
        assertThat(asked).hasSize(2);
        rehearsal(
                        query -> {
                            Answer _ = answer(query);
                            throw new StoreException(Trouble.UNAVAILABLE, "the store is closed");
                        })
                .about(SITE, () -> true);
        assertThat(asked).hasSize(3);
    }
}
