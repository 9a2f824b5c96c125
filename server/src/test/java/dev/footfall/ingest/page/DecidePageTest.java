package dev.footfall.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecidePageTest {

    private static final DecidePage STEP = new DecidePage();

    private static EventKind decided(Draft draft) {
        STEP.apply(draft);
        return draft.kind;
    }

    private static EventKind decided(String path) {
        return decided(Hits.logLine().at("example.com", path, "").draft());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/about",
                "/about/",
                "/a/b.html",
                "/INDEX.PHP",
                "/x.aspx",
                "/docs/2.0",
                "/jane.doe-smith",
                "/apis",
                "//"
            })
    void takes_a_page_for_a_page(String path) {
        assertThat(decided(path)).isEqualTo(EventKind.PAGEVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/robots.txt",
                "/favicon.ico",
                "/sitemap.xml",
                "/feed",
                "/blog/feed/",
                "/api/users",
                "/api",
                "/.well-known/security.txt",
                "/static/a",
                "/assets/x",
                "/logo.png",
                "/a.js",
                "/wp-login.php",
                "/xmlrpc.php"
            })
    void takes_files_for_machines_for_requests(String path) {
        assertThat(decided(path)).isEqualTo(EventKind.REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 200, PAGEVIEW",
        "GET, 204, PAGEVIEW",
        "GET, 304, PAGEVIEW",
        "GET, 301, REQUEST",
        "GET, 404, REQUEST",
        "GET, 500, REQUEST",
        "GET, 0, REQUEST",
        "HEAD, 200, REQUEST",
        "POST, 200, REQUEST"
    })
    void asks_for_a_successful_get(String method, int status, EventKind kind) {
        assertThat(decided(Hits.logLine().answered(method, status).draft())).isEqualTo(kind);
    }

    @Test
    void asks_for_a_person() {
        Draft draft = Hits.logLine().draft();
        draft.verdict = new BotVerdict(BotClass.SEO, "agent-pattern", "x");
        assertThat(decided(draft)).isEqualTo(EventKind.REQUEST);
    }

    @Test
    void leaves_api_calls_custom_events_and_prefetched_pages_alone() {
        assertThat(decided(Hits.apiCall().draft())).isEqualTo(EventKind.REQUEST);
        assertThat(decided(Hits.logLine().kind(EventKind.CUSTOM, true).draft()))
                .isEqualTo(EventKind.CUSTOM);
        assertThat(decided(Hits.logLine().header("sec-purpose", "prefetch").draft()))
                .isEqualTo(EventKind.REQUEST);
    }

    @Test
    void kept_parameters_are_no_part_of_the_last_segment() {
        assertThat(DecidePage.isPagePath("/search?q=logo.png")).isTrue();
        assertThat(DecidePage.isPagePath("/logo.png?id=a.html")).isFalse();
    }
}
