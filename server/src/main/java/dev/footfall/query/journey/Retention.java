package dev.footfall.query.journey;

import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import dev.footfall.query.Conditions;
import dev.footfall.query.journey.RetentionAnswer.Cohort;
import dev.footfall.store.CohortPlan;
import dev.footfall.store.Cohorts;
import dev.footfall.store.LocalClock;
import dev.footfall.store.RouteNames;
import dev.footfall.store.Split;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Answers who comes back. Blocks.
public final class Retention {

    private final Cohorts cohorts;
    private final Function<Site, RouteNames> routes;

    /// @param routes names the routes of a site's requests; may block
    public Retention(Cohorts cohorts, Function<Site, RouteNames> routes) {
        this.cohorts = cohorts;
        this.routes = routes;
    }

    /// @throws IllegalArgumentException when the window has more than [CohortPlan#MOST] stretches
    public RetentionAnswer ask(RetentionQuestion question) {
        Site site = question.audience().site();
        Window window = question.audience().window();
        List<LocalDate> starts = stretches(window, question.grain());
        int count = starts.size();
        if (count > CohortPlan.MOST) {
            throw new IllegalArgumentException("too many stretches: " + count);
        }
        Filter visits = Conditions.visits(question.audience(), List.of());
        Filter start = Conditions.events(question.start(), question.audience());
        Filter back = Conditions.events(question.back(), question.audience());
        CohortPlan plan =
                new CohortPlan(
                        site.number(),
                        window,
                        visits,
                        start,
                        back,
                        new Split.ByTime(question.grain(), LocalClock.of(window), 0),
                        Conditions.routes(
                                List.of(visits, start, back), List.of(), () -> routes.apply(site)));
        long[] began = new long[count];
        long[][] came = new long[count][count];
        long rowsRead =
                cohorts.each(
                        plan,
                        (cohort, bits, visitors) -> {
                            began[cohort] += visitors;
                            for (int i = cohort; i < count; i++) {
                                came[cohort][i] += (bits >> i & 1) * visitors;
                            }
                        });
        List<Cohort> answer = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Long> row = new ArrayList<>();
            for (int j = i; j < count; j++) {
                row.add(came[i][j]);
            }
            answer.add(new Cohort(starts.get(i), began[i], row));
        }
        return new RetentionAnswer(answer, rowsRead);
    }

    /// The first day in the window of each of its stretches.
    private static List<LocalDate> stretches(Window window, Time grain) {
        LocalDate last = day(window.to() - 1, window);
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate next = day(window.from(), window);
                !next.isAfter(last) && starts.size() <= CohortPlan.MOST;
                next = after(next, grain)) {
            starts.add(next);
        }
        return starts;
    }

    /// How many stretches a window has; more than [CohortPlan#MOST] are not counted on.
    public static int count(Window window, Time grain) {
        return stretches(window, grain).size();
    }

    private static LocalDate day(long micros, Window window) {
        return Micros.instant(micros).atZone(window.zone()).toLocalDate();
    }

    private static LocalDate after(LocalDate day, Time grain) {
        return switch (grain) {
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            case DAY, MINUTE, HOUR -> day.plusDays(1);
        };
    }
}
