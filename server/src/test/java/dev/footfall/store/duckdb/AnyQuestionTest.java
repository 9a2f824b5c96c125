package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.pageview;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Answer;
import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.model.Metric;
import dev.footfall.query.QueryRunner;
import dev.footfall.store.Appended;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever can be asked together gets an answer.
class AnyQuestionTest {

    private static final Goal[] GOALS = {
        new Goal.OnEvent(1, "Signup", "signup"), new Goal.OnPage(2, "Blog", "/blog/**")
    };

    @TempDir static Path folder;
    private static DuckDb store;
    private static QueryRunner runner;

    @BeforeAll
    static void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1_800_000_000L, 100),
                                InstantSource.system())
                        .start();
        runner = new QueryRunner(store.queries());
        Appended.to(store, pageview(1, NOON, "/blog/1"), pageview(2, NOON, "/"));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static List<Dimension> dimensions() {
        List<Dimension> all = new ArrayList<>();
        all.addAll(List.of(Dimension.OfEvent.values()));
        all.addAll(List.of(Dimension.OfVisit.values()));
        all.addAll(List.of(Dimension.Time.values()));
        all.add(new Dimension.Property("a \"/~'b"));
        return all;
    }

    private static Answer ask(Asked asked) {
        return runner.ask(asked.reaching(GOALS).query());
    }

    @Test
    void every_metric_can_be_split_by_every_dimension() {
        for (Dimension dimension : dimensions()) {
            Answer together = ask(Asked.of(Metric.values()).by(dimension.word()));
            assertThat(together.rows()).as(dimension.word()).isNotEmpty();
            assertThat(together.rows().getFirst().metrics()).hasSize(Metric.values().length);
        }
    }

    @Test
    void every_metric_can_be_asked_alone() {
        for (Metric metric : Metric.values()) {
            assertThat(ask(Asked.of(metric)).rows()).as(metric.word()).hasSize(1);
            assertThat(ask(Asked.of(metric).by("visit:source")).rows()).hasSizeLessThan(2);
        }
    }

    @Test
    void every_metric_can_be_filtered_by_every_dimension_and_operator() {
        for (Dimension dimension : dimensions()) {
            for (Operator operator : Operator.values()) {
                if (!(dimension instanceof Dimension.Time)) {
                    askUnder(operator, dimension);
                }
            }
        }
    }

    /// One metric of each kind of row, and a share.
    private static final Metric[] OF_EACH_SOURCE = {
        Metric.VISITORS, Metric.BOUNCE_RATE, Metric.SCROLL_DEPTH, Metric.CONVERSION_RATE
    };

    private static void askUnder(Operator operator, Dimension dimension) {
        for (boolean sensitive : List.of(true, false)) {
            Filter match =
                    new Filter.Match(operator, dimension, List.of("a'; --", "404"), sensitive);
            Filter tree =
                    new Filter.Or(
                            List.of(
                                    new Filter.Not(new Filter.HasDone(match)),
                                    new Filter.Not(match)));
            Answer answer = ask(Asked.of(OF_EACH_SOURCE).where(tree));
            assertThat(answer.rows()).as(operator + " " + dimension.word()).hasSize(1);
            ask(Asked.of(OF_EACH_SOURCE).by("event:page").where(match));
        }
    }

    @Test
    void every_pair_of_dimensions_can_be_asked_together() {
        for (Dimension first : dimensions()) {
            for (Dimension second : dimensions()) {
                if (first.word().compareTo(second.word()) < 0) {
                    Answer answer =
                            ask(
                                    Asked.of(Metric.VISITORS, Metric.BOUNCE_RATE, Metric.VISITS)
                                            .by(first.word(), second.word()));
                    assertThat(answer.rows()).isNotEmpty();
                }
            }
        }
    }
}
