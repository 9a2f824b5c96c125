package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Sender;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddBotVerdictTest {

    private static final BotPatterns BOTS = BotPatterns.load();
    private static final String GOOGLEBOT =
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    private static final String HOME = "81.2.69.160";
    private static final Map<String, String> BROWSER =
            Map.of(
                    "accept", "*/*",
                    "accept-language", "de,en;q=0.5",
                    "sec-fetch-site", "cross-site",
                    "sec-ch-ua", "\"Chromium\";v=\"141\", \"Not?A_Brand\";v=\"8\"");

    @TempDir Path folder;

    private AddBotVerdict step;

    @BeforeEach
    void ranges_are_read() {
        step = new AddBotVerdict(BOTS::judge, JudgedHeaders.BROWSERS, Folders.few(folder));
    }

    private BotVerdict verdict(Hits hits) {
        Draft draft = hits.draft();
        step.apply(draft);
        return draft.verdict;
    }

    private static Sender sender(String address, String agent, Map<String, String> headers) {
        return new Sender(address, agent, "", headers);
    }

    private BotVerdict page(String address, String agent) {
        return verdict(Hits.pageview().sender(sender(address, agent, BROWSER)));
    }

    private BotVerdict headers(Map<String, String> headers) {
        return verdict(Hits.pageview().sender(sender(HOME, Hits.FIREFOX, headers)));
    }

    private static Map<String, String> without(String... names) {
        Map<String, String> rest = new HashMap<>(BROWSER);
        for (String name : names) {
            rest.remove(name);
        }
        return rest;
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
        assertThat(verdict(Hits.apiCall().sender(Sender.of("192.0.2.1", googlebot))).botClass())
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
        assertThat(page(HOME, Hits.FIREFOX)).isEqualTo(BotVerdict.PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,          SEARCH_CRAWLER, range-verified",
        "2001:db8:1::17,     SEARCH_CRAWLER, range-verified",
        "81.2.69.160,        SUSPICIOUS,     range-disproved",
        "2001:db8:2::17,     SUSPICIOUS,     range-disproved",
        "192.0.2.130,        SUSPICIOUS,     range-disproved",
        "not an address,     SEARCH_CRAWLER, agent-pattern",
        "192.168.1.1,        SEARCH_CRAWLER, agent-pattern",
        "fd00::1,            SEARCH_CRAWLER, agent-pattern",
    })
    void a_crawlers_address_proves_or_disproves_its_name(
            String address, BotClass botClass, String reason) {
        assertThat(page(address, GOOGLEBOT))
                .isEqualTo(new BotVerdict(botClass, reason, "Googlebot"));
    }

    @Test
    void disproves_nobody_whose_owners_list_it_does_not_have() {
        assertThat(page(HOME, "Mozilla/5.0 (compatible; bingbot/2.0)").reason())
                .isEqualTo("agent-pattern");
        // OpenAI's list here has no range of IPv6.
        assertThat(page("2001:db8::1", "Mozilla/5.0 (compatible; GPTBot/1.2)").reason())
                .isEqualTo("agent-pattern");
    }

    @Test
    void does_not_disprove_an_agent_that_gives_several_owners_names() {
        String messages =
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like"
                        + " Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot"
                        + " Twitterbot/1.0";
        assertThat(page(HOME, messages).reason()).isEqualTo("agent-pattern");
        assertThat(page(HOME, "facebookexternalhit/1.1 Facebot").reason())
                .isEqualTo("range-disproved");
    }

    @Test
    void a_browser_at_a_crawlers_address_is_that_crawler() {
        assertThat(page("192.0.2.200", Hits.FIREFOX))
                .isEqualTo(new BotVerdict(BotClass.MONITOR, "range-operator", "StatusCake"));
        assertThat(page("192.0.2.140", Hits.FIREFOX))
                .isEqualTo(new BotVerdict(BotClass.AI_ASSISTANT, "range-operator", "OpenAI"));
        assertThat(verdict(Hits.logLine().sender(Sender.of("::ffff:192.0.2.1", Hits.FIREFOX))))
                .isEqualTo(new BotVerdict(BotClass.SEARCH_CRAWLER, "range-operator", "Googlebot"));
    }

    @Test
    void a_browser_in_a_data_centre_is_suspicious_unless_a_vpn_comes_out_there() {
        assertThat(page("198.51.100.7", Hits.FIREFOX))
                .isEqualTo(new BotVerdict(BotClass.SUSPICIOUS, "range-datacentre", ""));
        assertThat(page("198.51.100.200", Hits.FIREFOX)).isEqualTo(BotVerdict.PERSON);
    }

    @Test
    void an_apis_consumer_may_run_in_a_data_centre() {
        Sender inside = Sender.of("198.51.100.7", Hits.FIREFOX);
        assertThat(verdict(Hits.apiCall().sender(inside))).isEqualTo(BotVerdict.PERSON);
        assertThat(verdict(Hits.logLine().sender(inside)).reason()).isEqualTo("range-datacentre");
    }

    @Test
    void suspects_a_browser_that_sends_no_language_or_accepts_nothing() {
        assertThat(headers(without("accept-language")).reason()).isEqualTo("header-language");
        assertThat(headers(without("accept")).reason()).isEqualTo("header-accept");
        Map<String, String> blank = new HashMap<>(BROWSER);
        blank.put("accept-language", " ");
        assertThat(headers(blank))
                .isEqualTo(new BotVerdict(BotClass.SUSPICIOUS, "header-language", ""));
    }

    @Test
    void does_not_miss_headers_that_a_server_would_not_have() {
        assertThat(headers(Map.of("accept", "*/*"))).isEqualTo(BotVerdict.PERSON);
        assertThat(headers(without("accept-language", "sec-fetch-site")))
                .isEqualTo(BotVerdict.PERSON);
        assertThat(headers(Map.of())).isEqualTo(BotVerdict.PERSON);
    }

    @Test
    void a_browser_that_calls_itself_headless_is() {
        assertThat(headers(Map.of("sec-ch-ua", "\"HeadlessChrome\";v=\"141\"")))
                .isEqualTo(new BotVerdict(BotClass.HEADLESS, "header-headless", "HeadlessChrome"));
    }

    @Test
    void whose_headers_are_judged_is_the_operators_choice() {
        Hits hits = Hits.pageview().sender(sender(HOME, Hits.FIREFOX, Map.of("accept", "*/*")));
        step = new AddBotVerdict(BOTS::judge, JudgedHeaders.ALL, BotRanges.open(Optional.empty()));
        assertThat(verdict(hits).reason()).isEqualTo("header-language");
        step = new AddBotVerdict(BOTS::judge, JudgedHeaders.NONE, BotRanges.open(Optional.empty()));
        assertThat(headers(without("accept-language"))).isEqualTo(BotVerdict.PERSON);
    }

    @Test
    void without_ranges_the_agent_alone_decides() {
        step =
                new AddBotVerdict(
                        BOTS::judge, JudgedHeaders.BROWSERS, BotRanges.open(Optional.empty()));
        assertThat(page(HOME, GOOGLEBOT).reason()).isEqualTo("agent-pattern");
        assertThat(page("192.0.2.1", Hits.FIREFOX)).isEqualTo(BotVerdict.PERSON);
    }
}
