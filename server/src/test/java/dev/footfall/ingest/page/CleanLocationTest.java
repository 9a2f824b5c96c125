package dev.footfall.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.ingest.Step.Decision;
import dev.footfall.model.DropReason;
import dev.footfall.model.EventKind;
import dev.footfall.model.Location;
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
