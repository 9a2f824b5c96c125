package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import org.junit.jupiter.api.Test;

class AddBotVerdictTest {

    private static final AddBotVerdict STEP = new AddBotVerdict(BotPatterns.load()::judge);

    private static BotVerdict verdict(Hits hits) {
        Draft draft = hits.draft();
        STEP.apply(draft);
        return draft.verdict;
    }

    @Test
    void takes_an_http_client_for_a_consumer_of_an_api_and_for_a_bot_elsewhere() {
        assertThat(verdict(Hits.apiCall().agent("curl/8.5.0"))).isEqualTo(BotVerdict.PERSON);
        assertThat(verdict(Hits.apiCall().agent("MyShop/2.1"))).isEqualTo(BotVerdict.PERSON);
        assertThat(verdict(Hits.apiCall().agent(""))).isEqualTo(BotVerdict.PERSON);
        assertThat(verdict(Hits.logLine().agent("curl/8.5.0")).botClass())
                .isEqualTo(BotClass.HTTP_LIBRARY);
        assertThat(verdict(Hits.pageview().agent("curl/8.5.0")).botClass())
                .isEqualTo(BotClass.HTTP_LIBRARY);
    }

    @Test
    void finds_crawlers_on_apis_too() {
        String googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1)";
        assertThat(verdict(Hits.apiCall().agent(googlebot)).botClass())
                .isEqualTo(BotClass.SEARCH_CRAWLER);
    }

    @Test
    void suspects_an_empty_agent_but_not_a_log_that_has_none() {
        assertThat(verdict(Hits.pageview().agent("")).reason()).isEqualTo("agent-empty");
        assertThat(verdict(Hits.logLine().agent("-")).reason()).isEqualTo("agent-empty");
        assertThat(verdict(Hits.logLine().agent(""))).isEqualTo(BotVerdict.PERSON);
    }

    @Test
    void takes_a_browser_for_a_person() {
        assertThat(verdict(Hits.pageview())).isEqualTo(BotVerdict.PERSON);
        assertThat(verdict(Hits.logLine())).isEqualTo(BotVerdict.PERSON);
    }
}
