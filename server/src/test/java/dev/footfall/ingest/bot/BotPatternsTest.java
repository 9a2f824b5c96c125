package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotPatternsTest {

    private static final BotPatterns BOTS = BotPatterns.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
                        + "|SEARCH_CRAWLER|agent-pattern|Googlebot",
                "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)"
                        + "|AI_CRAWLER|agent-pattern|GPTBot",
                "Mozilla/5.0 (compatible; ChatGPT-User/1.0; +https://openai.com/bot)"
                        + "|AI_ASSISTANT|agent-pattern|ChatGPT-User",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " HeadlessChrome/120.0 Safari/537.36"
                        + "|HEADLESS|agent-headless|HeadlessChrome",
                "curl/8.5.0|HTTP_LIBRARY|agent-library|curl",
                "python-requests/2.31.0|HTTP_LIBRARY|agent-library|python-requests",
                "PostmanRuntime/7.36.0|HTTP_LIBRARY|agent-library|PostmanRuntime",
                "Java/17.0.9|HTTP_LIBRARY|agent-library|Java",
                "Mozilla/5.0 (compatible; NobodyKnowsBot/0.1)|OTHER|agent-word|NobodyKnowsBot",
                "Mozilla/5.0 (compatible; Newcomer; +https://newcomer.example/why)"
                        + "|OTHER|agent-address|''",
                "Mozilla/5.0 (compatible; Ezooms/1.0; help@moz.example)|OTHER|agent-address|''",
                "-|SUSPICIOUS|agent-empty|''",
            })
    void tells_class_reason_and_name(String agent, BotClass botClass, String reason, String name) {
        assertThat(BOTS.judge(agent)).isEqualTo(new BotVerdict(botClass, reason, name));
    }

    @Test
    void does_not_take_a_telephone_for_a_bot() {
        assertThat(
                        BOTS.judge(
                                "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36"
                                        + " (KHTML, like Gecko) Chrome/120.0.0.0 Mobile"
                                        + " Safari/537.36"))
                .isEqualTo(BotVerdict.PERSON);
    }
}
