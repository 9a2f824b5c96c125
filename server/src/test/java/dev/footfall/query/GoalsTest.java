package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.store.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {

    private static final Filter PAGE = match(OfEvent.PAGE, "/a");
    private static final Filter GOAL = match(OfEvent.GOAL, "Signup");
    private static final Filter COUNTRY = match(OfVisit.COUNTRY, "DE");

    private static Filter match(Dimension dimension, String value) {
        return new Filter.Match(Operator.IS, dimension, List.of(value), true);
    }

    @Test
    void one_star_stays_within_a_folder_and_two_do_not() {
        assertThat("/blog/one").matches(Goals.pattern("/blog/*"));
        assertThat("/blog/one/two").doesNotMatch(Goals.pattern("/blog/*"));
        assertThat("/blog/one/two").matches(Goals.pattern("/blog/**"));
        assertThat("/a/b/c").matches(Goals.pattern("/*/b/**"));
    }

    @Test
    void other_signs_of_a_path_stand_for_themselves() {
        assertThat("/a.b(c)+[d]{e}|^$?/x").matches(Goals.pattern("/a.b(c)+[d]{e}|^$?/*"));
        assertThat("/axb").doesNotMatch(Goals.pattern("/a.b*"));
    }

    @Test
    void goals_of_one_name_are_one_group_and_groups_stand_in_the_order_of_names() {
        Split.ByGoal split =
                Goals.split(
                        List.of(
                                new Goal.OnEvent(1, "b", "x"),
                                new Goal.OnEvent(2, "a", "y"),
                                new Goal.OnPage(3, "b", "/z")));
        assertThat(split.goals().sequencedKeySet()).containsExactly("a", "b");
        assertThat(split.conditions().getLast()).isInstanceOf(Filter.Or.class);
    }

    @Test
    void visits_must_have_one_event_that_meets_all_that_only_events_say() {
        Filter filter = new Filter.And(List.of(PAGE, COUNTRY, match(OfEvent.NAME, "x")));
        assertThat(Reach.fromVisits(filter))
                .isEqualTo(
                        new Filter.And(
                                List.of(
                                        COUNTRY,
                                        new Filter.HasDone(
                                                new Filter.And(
                                                        List.of(
                                                                PAGE,
                                                                match(OfEvent.NAME, "x")))))));
    }

    @Test
    void a_filter_that_visits_can_meet_themselves_stays_as_it_is() {
        assertThat(Reach.fromVisits(COUNTRY)).isEqualTo(COUNTRY);
        assertThat(Reach.fromVisits(new Filter.HasDone(PAGE))).isEqualTo(new Filter.HasDone(PAGE));
        assertThat(Reach.fromReadings(PAGE)).isEqualTo(PAGE);
    }

    @Test
    void candidates_for_a_conversion_need_not_have_reached_the_goal() {
        assertThat(Reach.withoutGoals(new Filter.And(List.of(GOAL, COUNTRY)))).isEqualTo(COUNTRY);
    }

    @Test
    void a_pattern_that_looks_too_often_is_given_up() {
        Filter.Match slow =
                new Filter.Match(
                        Operator.MATCHES, OfEvent.GOAL, List.of("(.*)(.*)(.*)(.*)(.*)x$"), true);
        assertThatThrownBy(() -> Words.positive(slow).test("a".repeat(60) + "b"))
                .hasMessageContaining("takes too long");
    }
}
