package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Metric;
import dev.footfall.model.Window;
import dev.footfall.query.QueryRunner;
import dev.footfall.store.Appended;
import dev.footfall.store.QueryPlan;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownAnswersTest {

    private static final long TIMEOUT_MICROS = 1_800_000_000L;
    private static final long DAY = 86_400 * SampleEvents.SECOND;
    private static final Window THAT_DAY = Asked.days("2026-11-20", "2026-11-21", "UTC");

    @TempDir Path folder;
    private DuckDb store;
    private QueryRunner runner;

    @BeforeEach
    void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> TIMEOUT_MICROS, 100),
                                InstantSource.system())
                        .start();
        runner = new QueryRunner(store.queries());
        Appended.to(store, SampleEvents.pageview(1, SampleEvents.NOON, "/"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Answer ask() {
        return runner.ask(Asked.of(Metric.VISITORS, Metric.VISIT_DURATION).in(THAT_DAY).query());
    }

    private static long visitors(Answer answer) {
        return answer.rows().getFirst().metrics().getFirst() instanceof Value.Whole(long number)
                ? number
                : -1;
    }

    @Test
    void answers_again_what_it_answered() {
        assertThat(ask()).isSameAs(ask());
    }

    @Test
    void answers_anew_once_an_event_came_within_the_window() {
        assertThat(visitors(ask())).isEqualTo(1);
        Appended.to(store, SampleEvents.pageview(2, SampleEvents.NOON, "/"));
        assertThat(visitors(ask())).isEqualTo(2);
    }

    @Test
    void keeps_its_answer_while_events_come_on_other_days() {
        Answer before = ask();
        Appended.to(store, SampleEvents.pageview(2, SampleEvents.NOON + DAY, "/"));
        assertThat(ask()).isSameAs(before);
    }

    @Test
    void answers_anew_once_a_visit_of_the_window_goes_on_after_it() {
        long late = SampleEvents.NOON + DAY / 2 - 60 * SampleEvents.SECOND;
        Appended.to(store, SampleEvents.pageview(3, late, "/"));
        Answer before = ask();
        Appended.to(store, SampleEvents.pageview(3, late + 120 * SampleEvents.SECOND, "/late"));
        assertThat(ask()).isNotEqualTo(before);
    }

    @Test
    void answers_anew_once_what_is_stored_was_changed() {
        Answer before = ask();
        int _ = store.change(_ -> 0);
        assertThat(ask()).isEqualTo(before).isNotSameAs(before);
        Answer after = ask();
        int _ = store.changeBeside(_ -> 0);
        assertThat(ask()).isSameAs(after);
    }

    @Test
    void does_not_keep_what_depends_on_more_than_the_window() {
        Asked byRoute = Asked.of(Metric.REQUESTS).by("event:route").in(THAT_DAY);
        Asked byNetwork = Asked.of(Metric.VISITORS).where(Asked.is("visit:network", "isp.example"));
        assertThat(KnownAnswers.suits(plan(byRoute))).isFalse();
        assertThat(KnownAnswers.suits(plan(byNetwork))).isFalse();
        assertThat(KnownAnswers.suits(plan(Asked.of(Metric.REQUESTS)))).isTrue();
    }

    @Test
    void does_not_keep_an_answer_during_which_its_window_changed() {
        QueryPlan plan = plan(Asked.of(Metric.VISITORS).in(THAT_DAY));
        KnownAnswers answers = new KnownAnswers();
        try (KnownAnswers.Asking asking = answers.begin(plan)) {
            answers.forget(1, SampleEvents.NOON, SampleEvents.NOON);
            asking.keep(ask());
        }
        assertThat(answers.find(plan)).isEmpty();
        try (KnownAnswers.Asking asking = answers.begin(plan)) {
            answers.forget(2, SampleEvents.NOON, SampleEvents.NOON);
            answers.forget(1, SampleEvents.NOON + DAY, SampleEvents.NOON + DAY);
            asking.keep(ask());
        }
        assertThat(answers.find(plan)).isPresent();
    }

    @Test
    void keeps_no_more_than_a_bounded_number() {
        KnownAnswers answers = new KnownAnswers();
        Answer answer = ask();
        List<QueryPlan> plans = new ArrayList<>();
        for (int second = 0; second < 3_000; second++) {
            long from = SampleEvents.NOON + second;
            plans.add(
                    plan(
                            Asked.of(Metric.VISITORS)
                                    .in(new Window(from, from + DAY, THAT_DAY.zone()))));
        }
        for (QueryPlan plan : plans) {
            try (KnownAnswers.Asking asking = answers.begin(plan)) {
                asking.keep(answer);
            }
        }
        assertThat(answers.find(plans.getFirst())).isEmpty();
        assertThat(answers.find(plans.getLast())).isPresent();
    }

    private static QueryPlan plan(Asked asked) {
        return Asked.planned(asked.query());
    }
}
