package dev.footfall.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.ingest.Step.Decision;
import dev.footfall.model.DropReason;
import dev.footfall.model.EventKind;
import dev.footfall.model.Location;
import dev.footfall.model.PathRules;
import dev.footfall.model.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanLocationTest {

    private static final CleanLocation STEP = new CleanLocation();

    private static Location cleaned(Hits hits) {
        Draft draft = hits.draft();
        assertThat(STEP.apply(draft)).isEqualTo(Decision.GO_ON);
        return draft.location;
    }

    @Test
    void lowers_the_host_and_keeps_of_a_pages_query_only_what_tells_its_origin() {
        assertThat(cleaned(Hits.pageview().at("EXAMPLE.com", "/A", "email=me&utm_source=x")))
                .isEqualTo(new Location("example.com", "/A", "utm_source=x"));
    }

    private static String path(PathRules rules, String path, String query) {
        Hits hits = Hits.pageview().at("h", path, query);
        Site plain = hits.site();
        Site site =
                new Site(
                        plain.number(),
                        plain.domain(),
                        plain.zone(),
                        plain.identity(),
                        plain.visitTimeout(),
                        rules);
        Draft draft = new Draft(hits.hit(), site);
        assertThat(STEP.apply(draft)).isEqualTo(Decision.GO_ON);
        return draft.location.path();
    }

    @Test
    void paths_follow_their_sites_rules() {
        PathRules cut = new PathRules(true, false, List.of());
        assertThat(path(cut, "/About//", "")).isEqualTo("/About");
        assertThat(path(cut, "/", "")).isEqualTo("/");
        assertThat(path(cut, "///", "")).isEqualTo("/");
        PathRules lower = new PathRules(false, true, List.of("Q"));
        assertThat(path(lower, "/About/", "Q=Big&q=small")).isEqualTo("/about/?Q=Big");
        assertThat(path(PathRules.AS_SENT, "/About/", "id=1")).isEqualTo("/About/");
    }

    @Test
    void kept_parameters_stand_in_the_sites_order_whatever_the_senders() {
        PathRules rules = new PathRules(false, false, List.of("id", "page"));
        assertThat(path(rules, "/show", "page=2&utm_source=x&id=7&id=8"))
                .isEqualTo("/show?id=7&page=2");
        assertThat(path(rules, "/show", "idx=1&x=id=2&id")).isEqualTo("/show");
        assertThat(path(rules, "/show", "id=" + "9".repeat(5_000)))
                .hasSize("/show?id=".length() + 200);
        assertThat(path(rules, "/" + "a".repeat(1_990), "id=1234567890")).hasSize(2_000);
        assertThat(path(rules, "/show", "&".repeat(100_000) + "id=1")).isEqualTo("/show?id=1");
    }

    @Test
    void keeps_the_whole_query_of_a_request_up_to_a_bound() {
        assertThat(cleaned(Hits.apiCall().at("h", "/", "a=1&b=2")).query()).isEqualTo("a=1&b=2");
        assertThat(cleaned(Hits.logLine().at("h", "/", "q".repeat(9_000))).query()).hasSize(2_000);
    }

    @Test
    void gives_every_path_a_slash_but_leaves_nowhere_as_it_is() {
        assertThat(cleaned(Hits.pageview().at("h", "", "")).path()).isEqualTo("/");
        assertThat(cleaned(Hits.pageview().at("h", "a", "")).path()).isEqualTo("/a");
        assertThat(cleaned(Hits.pageview().kind(EventKind.CUSTOM, false).at("", "", "")))
                .isEqualTo(Location.NONE);
    }

    @Test
    void replaces_what_no_store_can_hold() {
        assertThat(cleaned(Hits.pageview().at("h\u0000", "/a\nb\ud800c\ud83d\ude00", "ref=\u007f")))
                .isEqualTo(new Location("h\ufffd", "/a\ufffdb\ufffdc\ud83d\ude00", "ref=\ufffd"));
    }

    @Test
    void keeps_an_international_host_in_the_form_that_browsers_send() {
        assertThat(cleaned(Hits.pageview().at("B\u00fccher.example:8080", "/", "")).host())
                .isEqualTo("xn--bcher-kva.example:8080");
        assertThat(cleaned(Hits.pageview().at("Example.com.", "/", "")).host())
                .isEqualTo("example.com");
        assertThat(cleaned(Hits.pageview().at("\u00fc".repeat(80) + ".example", "/", "")).host())
                .isEqualTo("\u00fc".repeat(80) + ".example");
    }

    @Test
    void leaves_bad_percent_signs_as_they_are() {
        assertThat(cleaned(Hits.pageview().at("h", "/100%/%zz", "ref=%")))
                .isEqualTo(new Location("h", "/100%/%zz", "ref=%"));
    }

    @Test
    void drops_a_path_or_a_host_that_is_too_long() {
        assertThat(STEP.apply(Hits.pageview().at("h", "/" + "a".repeat(2_000), "").draft()))
                .isEqualTo(
                        new Decision.Drop(
                                DropReason.INVALID,
                                "url: its path is longer than 2000 characters"));
        assertThat(STEP.apply(Hits.pageview().at("h".repeat(300), "/", "").draft()))
                .isInstanceOf(Decision.Drop.class);
    }
}
