package dev.footfall.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.model.Identity;
import dev.footfall.model.Sender;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddVisitorTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final AddVisitor step;

    AddVisitorTest(@TempDir Path folder) throws IOException {
        step =
                new AddVisitor(
                        Salts.open(folder, InstantSource.fixed(Hits.NOW), new SecureRandom()));
    }

    private Draft add(Hits hits) {
        Draft draft = hits.draft();
        step.apply(draft);
        return draft;
    }

    private static Sender user(String address, String agent, String user) {
        return new Sender(address, agent, user, Map.of());
    }

    @Test
    void tells_visitors_apart_by_address_and_agent_within_a_day() {
        Hits hits = Hits.pageview();
        long visitor = add(hits).visitor;
        assertThat(add(hits).visitor).isEqualTo(visitor);
        assertThat(add(hits.agent("other")).visitor).isNotEqualTo(visitor);
        assertThat(add(hits.sender(Sender.of("81.2.69.161", Hits.FIREFOX))).visitor)
                .isNotEqualTo(visitor);
    }

    @Test
    void knows_yesterdays_pseudonym_where_yesterday_has_a_salt() {
        Draft today = add(Hits.pageview());
        assertThat(today.earlierVisitor).isEqualTo(today.visitor);
        Draft tomorrow = add(Hits.pageview().happened(Hits.NOW.plus(DAY)));
        assertThat(tomorrow.visitor).isNotEqualTo(today.visitor);
        assertThat(tomorrow.earlierVisitor).isEqualTo(today.visitor);
    }

    @Test
    void keeps_an_address_stable_over_days_and_agents_where_the_site_wants_it() {
        Hits hits = Hits.pageview().identity(Identity.ADDRESS);
        Draft first = add(hits);
        Draft later = add(hits.agent("other").happened(Hits.NOW.minus(DAY)));
        assertThat(later.visitor).isEqualTo(first.visitor).isEqualTo(later.earlierVisitor);
    }

    @Test
    void takes_the_callers_user_where_the_site_wants_it_and_else_the_day() {
        Hits hits = Hits.pageview().identity(Identity.USER);
        long ann = add(hits.sender(user("1.2.3.4", "a", "ann"))).visitor;
        assertThat(add(hits.sender(user("4.3.2.1", "b", "ann"))).visitor).isEqualTo(ann);
        assertThat(add(hits.sender(user("1.2.3.4", "a", "bob"))).visitor).isNotEqualTo(ann);
        assertThat(add(hits).visitor).isEqualTo(add(Hits.pageview()).visitor);
    }

    @Test
    void takes_whom_another_names_whatever_the_site_wants() {
        Hits hits = Hits.pageview();
        Sender told = new Sender("", Sender.APPLICATION, "session", true, Map.of());
        long visitor = add(hits.sender(told)).visitor;
        assertThat(add(hits.sender(told).happened(Hits.NOW.plus(DAY))).visitor).isEqualTo(visitor);
        Sender other = new Sender("", Sender.APPLICATION, "other", true, Map.of());
        assertThat(add(hits.sender(other)).visitor).isNotEqualTo(visitor);
        Sender untold = user("", Sender.APPLICATION, "session");
        assertThat(add(hits.sender(untold)).visitor).isNotEqualTo(visitor);
    }

    @Test
    void takes_the_agent_alone_where_no_address_is_known() {
        Hits hits = Hits.pageview().sender(Sender.of("", "a"));
        assertThat(add(hits).visitor).isEqualTo(add(hits).visitor);
        assertThat(add(hits.identity(Identity.ADDRESS)).visitor).isEqualTo(add(hits).visitor);
        assertThat(add(hits.agent("b")).visitor).isNotEqualTo(add(hits).visitor);
    }

    @Test
    void an_ipv6_address_is_one_visitor_however_it_is_written() {
        assertThat(add(Hits.pageview().sender(Sender.of("2001:0DB8:0:0::1", "a"))).visitor)
                .isEqualTo(add(Hits.pageview().sender(Sender.of("2001:db8::1", "a"))).visitor);
    }

    @Test
    void sees_one_address_in_all_its_spellings() {
        long plain = add(Hits.pageview().sender(Sender.of("1.2.3.4", "a"))).visitor;
        assertThat(add(Hits.pageview().sender(Sender.of("::FFFF:1.2.3.4", "a"))).visitor)
                .isEqualTo(plain);
        assertThat(add(Hits.pageview().sender(Sender.of("2001:DB8::1", "a"))).visitor)
                .isEqualTo(add(Hits.pageview().sender(Sender.of("2001:db8::1", "a"))).visitor);
    }

    @Test
    void does_not_mix_up_where_address_ends_and_agent_begins() {
        assertThat(add(Hits.pageview().sender(Sender.of("1.2.3.4", "5 a"))).visitor)
                .isNotEqualTo(add(Hits.pageview().sender(Sender.of("1.2.3.45", " a"))).visitor);
    }
}
