package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Event;
import dev.footfall.model.Query;
import dev.footfall.query.QueryRunner;
import dev.footfall.store.Appended;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store's answers against [OracleAnswer]'s, for random questions about random traffic.
class DifferentialTest {

    private static final int VISITORS = 60;
    private static final int QUESTIONS = 600;
    private static final long TIMEOUT_MICROS = 1_800_000_000L;

    /// So few that most visits have ended, while some are open.
    private static final int OPEN = 20;

    @TempDir Path folder;

    @Test
    void answers_what_a_plain_computation_answers() {
        List<List<Event>> visits = new ArrayList<>();
        try (DuckDb store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> TIMEOUT_MICROS, OPEN),
                                InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z")))
                        .start()) {
            RandomTraffic traffic = new RandomTraffic(1);
            for (long visitor = 1; visitor <= VISITORS; visitor++) {
                List<List<Event>> own = traffic.visits(visitor);
                Appended.to(store, own.stream().flatMap(List::stream).toList());
                visits.addAll(own);
            }
            QueryRunner runner = new QueryRunner(store.queries(), _ -> Oracle.ROUTES);
            RandomQuestions questions = new RandomQuestions(2);
            int told = 0;
            for (int i = 0; i < QUESTIONS; i++) {
                Query query = questions.next();
                Map<List<String>, List<OptionalDouble>> expected =
                        new OracleAnswer(query, visits).rows();
                compare(i + ": " + query, query, runner.ask(query), expected);
                told += expected.size();
            }
            assertThat(told).as("rows compared").isGreaterThan(QUESTIONS);
        }
    }

    private static void compare(
            String what,
            Query query,
            Answer answer,
            Map<List<String>, List<OptionalDouble>> expected) {
        assertThat(answer.rows().stream().map(Row::dimensions))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(answer.totalRows()).as(what).hasValue(expected.size());
        double before = Double.NaN;
        for (Row row : answer.rows()) {
            List<OptionalDouble> values = expected.getOrDefault(row.dimensions(), List.of());
            for (int i = 0; i < values.size(); i++) {
                String which = query.metrics().get(i) + " of " + row.dimensions() + " in " + what;
                same(which, plain(row.metrics().get(i)), values.get(i));
            }
            double first = plain(row.metrics().getFirst()).orElse(Double.NaN);
            if (!Double.isNaN(before)) {
                boolean descending = query.order().getFirst().descending();
                boolean sorted = descending ? !(first > before) : !(first < before);
                assertThat(sorted).as(what).isTrue();
            }
            before = first;
        }
    }

    private static void same(String which, OptionalDouble actual, OptionalDouble expected) {
        assertThat(actual.isPresent()).as(which).isEqualTo(expected.isPresent());
        expected.ifPresent(value ->
                assertThat(actual.getAsDouble())
                        .as(which)
                        .isCloseTo(value, Offset.offset(1e-6 + Math.abs(value) * 1e-9)));
    }

    private static OptionalDouble plain(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> OptionalDouble.of((double) number);
            case Value.Fraction(double number) -> OptionalDouble.of(number);
            case Value.Money(double amount, String _) -> OptionalDouble.of(amount);
            case Value.Moment(long micros) -> OptionalDouble.of((double) micros);
            case Value.Absent() -> OptionalDouble.empty();
        };
    }
}
