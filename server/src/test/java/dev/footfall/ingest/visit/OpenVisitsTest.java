package dev.footfall.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.footfall.model.Agent;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Revenue;
import dev.footfall.model.Visit;
import dev.footfall.store.Visits.Moved;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenVisitsTest {

    private static final long MINUTE = 60_000_000;
    private static final long TIMEOUT = 30 * MINUTE;
    private static final BotVerdict BOT = new BotVerdict(BotClass.SCANNER, "agent-pattern", "");

    private final OpenVisits visits = new OpenVisits(_ -> TIMEOUT, 3);
    private long seq;

    private static Event event(
            long visitor, long earlier, long at, String path, BotVerdict verdict) {
        return event(visitor, earlier, at, at, path, verdict, Engagement.NONE);
    }

    private static Event event(
            long visitor,
            long earlier,
            long received,
            long at,
            String path,
            BotVerdict verdict,
            Engagement engagement) {
        return event(visitor, earlier, visitor, received, at, path, verdict, engagement);
    }

    private static Event event(
            long visitor,
            long earlier,
            long later,
            long received,
            long at,
            String path,
            BotVerdict verdict,
            Engagement engagement) {
        return new Event(
                new EventId(visitor, at),
                false,
                1,
                received,
                at,
                engagement.equals(Engagement.NONE) ? EventKind.PAGEVIEW : EventKind.ENGAGEMENT,
                "x",
                visitor,
                earlier,
                later,
                new Location("h", path, ""),
                Exchange.NONE,
                "",
                Agent.UNKNOWN,
                Place.UNKNOWN,
                Referral.DIRECT,
                verdict,
                Map.of(),
                Revenue.NONE,
                engagement,
                false,
                false);
    }

    private static Event request(long visitor, long at) {
        Event page = event(visitor, visitor, at, "/api", BotVerdict.PERSON);
        return new Event(
                page.id(),
                false,
                page.site(),
                at,
                at,
                EventKind.REQUEST,
                "request",
                visitor,
                visitor,
                visitor,
                page.location(),
                page.exchange(),
                "",
                page.agent(),
                page.place(),
                page.referral(),
                page.verdict(),
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                false);
    }

    private Visit join(Event event) {
        Visit visit = visits.join(event, ++seq);
        visits.keep();
        return visit;
    }

    private Visit page(long visitor, long at, String path) {
        return join(event(visitor, visitor, at, path, BotVerdict.PERSON));
    }

    @Test
    void neighbours_less_than_the_timeout_apart_share_a_visit_however_long_it_lasts() {
        Visit visit = page(1, 0, "/0");
        for (int i = 1; i <= 100; i++) {
            visit = page(1, i * (TIMEOUT - 1), "/" + i);
        }
        assertThat(visit.id()).isEqualTo(1);
        assertThat(visit.pageviews()).isEqualTo(101);
        assertThat(visit.entry().path()).isEqualTo("/0");
        assertThat(visit.exit().path()).isEqualTo("/100");
        assertThat(visit.duration()).isEqualTo(100 * (TIMEOUT - 1));
    }

    @Test
    void the_timeout_itself_parts_two_visits() {
        page(1, 0, "/a");
        assertThat(page(1, TIMEOUT, "/b").id()).isEqualTo(2);
    }

    @Test
    void an_event_that_arrives_late_moves_the_entry_back() {
        page(1, 20 * MINUTE, "/second");
        Visit visit = page(1, 0, "/first");
        assertThat(visit.id()).isEqualTo(1);
        assertThat(visit.entry().path()).isEqualTo("/first");
        assertThat(visit.exit().path()).isEqualTo("/second");
        assertThat(visit.start()).isZero();
    }

    @Test
    void an_older_log_read_after_a_newer_one_makes_visits_of_its_own() {
        page(1, 500 * MINUTE, "/new");
        page(1, 0, "/old");
        Visit old = page(1, MINUTE, "/old2");
        assertThat(old.id()).isEqualTo(2);
        assertThat(page(1, 501 * MINUTE, "/new2").id()).isEqualTo(1);
        assertThat(visits.open()).hasSize(2);
    }

    @Test
    void a_visit_goes_on_under_a_new_salt() {
        page(11, 0, "/before");
        Visit visit = join(event(22, 11, MINUTE, "/after", BotVerdict.PERSON));
        assertThat(visit.id()).isEqualTo(1);
        assertThat(visit.visitor()).isEqualTo(11);
        Visit third = join(event(22, 11, 2 * MINUTE, "/third", BotVerdict.PERSON));
        assertThat(third.pageviews()).isEqualTo(3);
    }

    @Test
    void a_bot_and_a_person_never_share_a_visit() {
        page(1, 0, "/");
        assertThat(join(event(1, 1, MINUTE, "/", BOT)).id()).isEqualTo(2);
        assertThat(page(1, 2 * MINUTE, "/").id()).isEqualTo(1);
    }

    @Test
    void time_spent_reading_keeps_a_visit_open() {
        page(1, 0, "/long-read");
        Engagement engagement = new Engagement(80, 45 * 60_000);
        Event left =
                event(1, 1, 50 * MINUTE, 50 * MINUTE, "/long-read", BotVerdict.PERSON, engagement);
        Visit visit = join(left);
        assertThat(visit.id()).isEqualTo(1);
        assertThat(visit.engagedMillis()).isEqualTo(45 * 60_000);
        assertThat(visit.events()).isEqualTo(1);
    }

    @Test
    void a_visit_ends_when_nothing_was_heard_of_it_for_three_timeouts_by_the_wall_clock() {
        long lastYear = -1_000_000 * MINUTE;
        join(event(1, 1, 0, lastYear, "/", BotVerdict.PERSON, Engagement.NONE));
        assertThat(visits.end(3 * TIMEOUT)).isEmpty();
        List<Visit> ended = visits.end(3 * TIMEOUT + 1);
        visits.keep();
        assertThat(ended).extracting(Visit::start).containsExactly(lastYear);
        assertThat(visits.open()).isEmpty();
    }

    @Test
    void an_event_between_two_visits_makes_one_of_them() {
        page(1, 0, "/first");
        page(1, 50 * MINUTE, "/last");
        Visit visit = visits.join(event(1, 1, 25 * MINUTE, "/between", BotVerdict.PERSON), 3);
        assertThat(visits.moved()).containsExactly(new Moved(2, visit));
        visits.keep();
        assertThat(visits.open()).containsExactly(visit);
        assertThat(visit.id()).isEqualTo(1);
        assertThat(visit.pageviews()).isEqualTo(3);
        assertThat(visit.entry().path()).isEqualTo("/first");
        assertThat(visit.exit().path()).isEqualTo("/last");
        assertThat(visits.moved()).isEmpty();
    }

    @Test
    void visits_that_become_one_step_by_step_within_a_batch_all_move_to_the_last() {
        for (int i = 1; i <= 4; i++) {
            visits.join(event(1, 1, 50 * MINUTE * (5 - i), "/" + i, BotVerdict.PERSON), i);
        }
        for (int i = 1; i <= 3; i++) {
            long at = 50 * MINUTE * (4 - i) + 25 * MINUTE;
            visits.join(event(1, 1, at, "/between", BotVerdict.PERSON), 4 + i);
        }
        assertThat(visits.moved()).extracting(Moved::from).containsExactlyInAnyOrder(2L, 3L, 4L);
        assertThat(visits.moved()).extracting(moved -> moved.to().id()).containsOnly(1L);
        visits.keep();
        assertThat(visits.open()).extracting(Visit::pageviews).containsExactly(7);
    }

    @Test
    void a_late_first_event_finds_the_visit_that_began_under_the_next_salt() {
        join(event(22, 22, MINUTE, "/after", BotVerdict.PERSON));
        Visit visit = join(event(11, 11, 22, 0, 0, "/before", BotVerdict.PERSON, Engagement.NONE));
        assertThat(visit.id()).isEqualTo(1);
        assertThat(visit.visitor()).isEqualTo(11);
        assertThat(visit.entry().path()).isEqualTo("/before");
        Visit third = join(event(22, 11, 2 * MINUTE, "/third", BotVerdict.PERSON));
        assertThat(third.visitor()).isEqualTo(11);
        assertThat(third.pageviews()).isEqualTo(3);
    }

    @Test
    void a_visit_goes_on_under_any_number_of_new_salts() {
        Visit visit = page(1, 0, "/0");
        for (int salt = 2; salt <= 5; salt++) {
            visit = join(event(salt, salt - 1, salt * MINUTE, "/" + salt, BotVerdict.PERSON));
        }
        assertThat(visit.visitor()).isEqualTo(1);
        assertThat(visit.pageviews()).isEqualTo(5);
        assertThat(visits.open()).hasSize(1);
    }

    @Test
    void one_visitor_has_a_bounded_number_of_open_visits() {
        OpenVisits many = new OpenVisits(_ -> TIMEOUT, 1_000);
        for (int i = 0; i < OpenVisits.MOST_EACH + 10; i++) {
            Event event = event(1, 1, 0, i * 2L * TIMEOUT, "/", BotVerdict.PERSON, Engagement.NONE);
            many.join(event, i);
        }
        many.keep();
        assertThat(many.end(0)).extracting(Visit::id).hasSize(10).startsWith(0L).endsWith(9L);
        assertThat(many.oldest(77)).isEqualTo(10);
        many.keep();
        assertThat(many.open()).hasSize(OpenVisits.MOST_EACH);
    }

    @Test
    void above_the_limit_the_idlest_visits_end_first() {
        page(1, 0, "/");
        page(2, 1, "/");
        page(3, 2, "/");
        page(1, 3, "/again");
        page(4, 4, "/");
        assertThat(visits.end(5)).extracting(Visit::visitor).containsExactly(2L);
    }

    @Test
    void what_was_not_kept_is_forgotten() {
        page(1, 0, "/kept");
        visits.join(event(1, 1, MINUTE, "/lost", BotVerdict.PERSON), 99);
        visits.join(event(2, 2, MINUTE, "/lost", BotVerdict.PERSON), 100);
        visits.end(TIMEOUT * 2);
        visits.forget();
        assertThat(visits.open()).extracting(Visit::pageviews).containsExactly(1);
    }

    @Test
    void the_oldest_open_visit_says_from_where_a_restart_has_to_look() {
        assertThat(visits.oldest(77)).isEqualTo(77);
        page(1, 0, "/");
        page(2, 0, "/");
        assertThat(visits.oldest(77)).isEqualTo(1);
        visits.join(event(1, 1, TIMEOUT * 9, "/", BotVerdict.PERSON), 50);
        visits.end(TIMEOUT * 9);
        assertThat(visits.oldest(77)).isEqualTo(1);
    }

    private static final int RATE = 5;

    private final OpenVisits paced = new OpenVisits(_ -> TIMEOUT, 3, RATE);

    private Visit pacedPage(long visitor, long earlier, long at) {
        Visit visit = paced.join(event(visitor, earlier, at, "/", BotVerdict.PERSON), ++seq);
        paced.keep();
        return visit;
    }

    private Visit flood(long visitor, long from) {
        Visit visit = pacedPage(visitor, visitor, from);
        for (int i = 1; i <= RATE; i++) {
            visit = pacedPage(visitor, visitor, from + i);
        }
        return visit;
    }

    @Test
    void who_sends_more_than_the_rate_in_a_minute_is_a_bot_for_the_rest_of_the_visit() {
        Visit rest = flood(1, 0);
        assertThat(rest.verdict()).isEqualTo(Pace.VERDICT);
        assertThat(rest.pageviews()).isEqualTo(1);
        assertThat(paced.open())
                .extracting(visit -> visit.verdict().isBot(), Visit::pageviews)
                .containsExactly(tuple(false, RATE), tuple(true, 1));
        Visit later = pacedPage(1, 1, 20 * MINUTE);
        assertThat(later.id()).isEqualTo(rest.id());
        assertThat(later.pageviews()).isEqualTo(2);
    }

    @Test
    void whom_a_rule_takes_for_a_person_may_send_any_number() {
        BotVerdict byRule = new BotVerdict(BotVerdict.PERSON.botClass(), BotVerdict.BY_RULE, "1");
        for (int i = 0; i < 10 * RATE; i++) {
            Visit visit = paced.join(event(1, 1, i, "/", byRule), ++seq);
            paced.keep();
            assertThat(visit.verdict()).isEqualTo(byRule);
        }
    }

    @Test
    void visits_take_the_place_of_open_ones_when_that_is_kept() {
        page(1, 0, "/");
        Visit before = page(1, MINUTE, "/b");
        Visit other = page(2, 0, "/");
        Visit one =
                new OpenVisits(_ -> TIMEOUT, 3).join(event(1, 1, 0, "/", BotVerdict.PERSON), 41);
        visits.replace(List.of(before), List.of(one));
        visits.forget();
        assertThat(visits.open()).containsExactlyInAnyOrder(before, other);
        visits.replace(List.of(before), List.of(one));
        visits.keep();
        assertThat(visits.open()).containsExactlyInAnyOrder(one, other);
        assertThat(page(1, 2 * MINUTE, "/c").id()).isEqualTo(41);
    }

    @Test
    void the_same_number_in_two_minutes_is_no_rate_of_a_bot() {
        for (int i = 0; i < 10 * RATE; i++) {
            Visit visit = pacedPage(1, 1, i * MINUTE / RATE);
            assertThat(visit.verdict()).isEqualTo(BotVerdict.PERSON);
            assertThat(visit.id()).isEqualTo(1);
        }
    }

    @Test
    void a_visit_after_the_rest_of_a_too_fast_one_is_a_persons_again() {
        flood(1, 0);
        Visit next = pacedPage(1, 1, TIMEOUT + MINUTE);
        assertThat(next.verdict()).isEqualTo(BotVerdict.PERSON);
        assertThat(next.pageviews()).isEqualTo(1);
    }

    @Test
    void a_too_fast_visit_stays_so_after_a_restart_and_under_a_new_salt() {
        Visit rest = flood(1, 0);
        OpenVisits restarted = new OpenVisits(_ -> TIMEOUT, 3, RATE);
        paced.open()
                .forEach(visit ->
                        restarted.restore(visit, visit.visitor(), visit.end(), visit.start()));
        Visit same = restarted.join(event(1, 1, MINUTE, "/", BotVerdict.PERSON), ++seq);
        assertThat(same.id()).isEqualTo(rest.id());
        restarted.keep();
        Visit salted = restarted.join(event(2, 1, 2 * MINUTE, "/", BotVerdict.PERSON), ++seq);
        assertThat(salted.id()).isEqualTo(rest.id());
    }

    @Test
    void what_is_taken_back_does_not_count() {
        for (int i = 0; i < 3 * RATE; i++) {
            paced.join(event(1, 1, i, "/", BotVerdict.PERSON), ++seq);
            paced.forget();
        }
        assertThat(pacedPage(1, 1, 0).verdict()).isEqualTo(BotVerdict.PERSON);
    }

    @Test
    void an_apis_consumer_may_send_any_number_of_requests() {
        for (int i = 0; i < 3 * RATE; i++) {
            Visit visit = paced.join(request(1, i), ++seq);
            paced.keep();
            assertThat(visit.verdict()).isEqualTo(BotVerdict.PERSON);
        }
        assertThat(paced.open()).hasSize(1);
    }
}
