package dev.footfall.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Hits;
import dev.footfall.ingest.Step.Decision;
import dev.footfall.model.DropReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropPrefetchTest {

    private static final DropPrefetch STEP = new DropPrefetch();

    @ParameterizedTest
    @CsvSource({
        "sec-purpose, prefetch;prerender",
        "purpose, prefetch",
        "x-purpose, Preview",
        "x-moz, prefetch"
    })
    void drops_a_page_that_was_fetched_ahead(String header, String value) {
        assertThat(STEP.apply(Hits.pageview().header(header, value).draft()))
                .isInstanceOfSatisfying(
                        Decision.Drop.class,
                        drop -> assertThat(drop.reason()).isEqualTo(DropReason.PREFETCH));
    }

    @Test
    void keeps_requests_and_ordinary_pages() {
        assertThat(STEP.apply(Hits.logLine().header("purpose", "prefetch").draft()))
                .isEqualTo(Decision.GO_ON);
        assertThat(STEP.apply(Hits.pageview().header("accept", "prefetch").draft()))
                .isEqualTo(Decision.GO_ON);
    }
}
