package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.ingest.SharedData;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Real bots, browsers and ranges, judged with everything on.
class RealTrafficTest {

    private static final BotPatterns BOTS = BotPatterns.load();
    private static final Map<String, String> BEACON =
            Map.of("accept", "*/*", "accept-language", "en-GB", "sec-fetch-site", "same-origin");

    @TempDir Path folder;

    private final Random random = new Random(20261121);
    private AddBotVerdict step;

    @BeforeEach
    void the_real_lists_are_read() {
        BotRanges ranges = BotRanges.open(Optional.of(Folders.shared(folder)));
        assertThat(ranges.notices()).isEmpty();
        step = new AddBotVerdict(BOTS::judge, JudgedHeaders.ALL, ranges);
    }

    private BotVerdict verdict(String address, String agent) {
        Draft draft = Hits.pageview().sender(new Sender(address, agent, "", BEACON)).draft();
        step.apply(draft);
        return draft.verdict;
    }

    /// An address that a large provider gives to homes, of Comcast's and Deutsche Telekom's
    /// networks, of which the list of data centres has nothing. It does have one in fifty of
    /// SoftBank's (126.0.0.0/8): who uses the list with visitors there names them in a list of
    /// relays.
    private String home() {
        int low = random.nextInt(1 << 16);
        return switch (random.nextInt(3)) {
            case 0 -> "73.%d.%d.%d".formatted(random.nextInt(256), low >> 8, low & 255);
            case 1 -> "84.%d.%d.%d".formatted(128 + random.nextInt(64), low >> 8, low & 255);
            default -> "2003:%x:%x::%x".formatted(0xc0 + random.nextInt(64), low, 1 + low);
        };
    }

    @Test
    void nearly_all_examples_of_bots_are_found() throws IOException {
        int all = 0;
        List<String> missed = new ArrayList<>();
        for (JsonNode bot : json("bots/crawler-user-agents.json")) {
            for (JsonNode instance : bot.path("instances")) {
                all++;
                String agent = instance.asString("");
                if (!verdict(home(), agent).isBot()) {
                    missed.add(agent);
                }
            }
        }
        assertThat(all).isGreaterThan(2_000);
        assertThat(missed).hasSizeLessThanOrEqualTo(all / 200);
    }

    @Test
    void nearly_no_browser_at_home_is_called_a_bot() throws IOException {
        double wrong = 0;
        double all = 0;
        List<String> mistaken = new ArrayList<>();
        for (JsonNode row : json("ua/user-agents-10000.json.gz")) {
            String agent = row.path("userAgent").asString("");
            double weight = row.path("weight").asDouble();
            String address = home();
            all += weight;
            BotVerdict verdict = verdict(address, agent);
            if (verdict.isBot()) {
                wrong += weight;
                mistaken.add(address + " " + agent + " " + verdict);
            }
        }
        assertThat(wrong / all)
                .as("%s", mistaken.stream().limit(10).toList())
                .isLessThanOrEqualTo(0.0005);
    }

    @Test
    void a_crawler_is_proved_at_every_range_of_its_owner_and_disproved_elsewhere()
            throws IOException {
        everywhere("ipranges-googlebot-ipv4.txt", "Googlebot/2.1", BotClass.SEARCH_CRAWLER);
        everywhere("ipranges-googlebot-ipv6.txt", "Googlebot/2.1", BotClass.SEARCH_CRAWLER);
        everywhere("ipranges-bing-ipv4.txt", "bingbot/2.0", BotClass.SEARCH_CRAWLER);
        everywhere("ipranges-duckduckbot-ipv4.txt", "DuckDuckBot/1.1", BotClass.SEARCH_CRAWLER);
        everywhere("ipranges-openai-ipv4.txt", "GPTBot/1.2", BotClass.AI_CRAWLER);
        everywhere("ipranges-openai-ipv4.txt", "ChatGPT-User/1.0", BotClass.AI_ASSISTANT);
        everywhere("ipranges-facebook-ipv6.txt", "facebookexternalhit/1.1", BotClass.LINK_PREVIEW);
        everywhere("ipranges-perplexity-ipv4.txt", "PerplexityBot/1.0", BotClass.AI_CRAWLER);
        everywhere("ipranges-pingdom-ipv6.txt", "PingdomPageSpeed/1.0", BotClass.MONITOR);
        everywhere("ipranges-statuscake-ipv4.txt", "StatusCake", BotClass.MONITOR);
    }

    private void everywhere(String file, String product, BotClass botClass) throws IOException {
        String agent = "Mozilla/5.0 (compatible; " + product + ")";
        for (String range : SharedData.lines("ip/" + file)) {
            String address = range.substring(0, range.indexOf('/'));
            assertThat(verdict(address, agent))
                    .as("%s from %s", agent, address)
                    .returns(botClass, BotVerdict::botClass)
                    .returns("range-verified", BotVerdict::reason);
            assertThat(verdict(address, Hits.FIREFOX).reason()).isEqualTo("range-operator");
        }
        String elsewhere = file.contains("ipv6") ? "2003:c0:1::1" : "84.130.1.2";
        assertThat(verdict(elsewhere, agent))
                .as("%s from %s", agent, elsewhere)
                .returns(BotClass.SUSPICIOUS, BotVerdict::botClass)
                .returns("range-disproved", BotVerdict::reason);
    }

    private static JsonNode json(String file) throws IOException {
        try (InputStream in = SharedData.open(file)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
