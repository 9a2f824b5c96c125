package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Well-known bots, as they introduce themselves.
class BotClassesTest {

    private static final BotPatterns BOTS = BotPatterns.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEARCH_CRAWLER|bingbot|Mozilla/5.0 (compatible; bingbot/2.0;"
                        + " +http://www.bing.com/bingbot.htm)",
                "SEARCH_CRAWLER|YandexBot|Mozilla/5.0 (compatible; YandexBot/3.0;"
                        + " +http://yandex.com/bots)",
                "SEARCH_CRAWLER|Applebot|Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1;"
                        + " +http://www.apple.com/go/applebot)",
                "AI_CRAWLER|GPTBot|Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible;"
                        + " GPTBot/1.2; +https://openai.com/gptbot)",
                "AI_CRAWLER|OAI-SearchBot|Mozilla/5.0 (compatible; OAI-SearchBot/1.0;"
                        + " +https://openai.com/searchbot)",
                "AI_CRAWLER|ClaudeBot|Mozilla/5.0 (compatible; ClaudeBot/1.0;"
                        + " +claudebot@anthropic.com)",
                "AI_CRAWLER|PerplexityBot|Mozilla/5.0 (compatible; PerplexityBot/1.0;"
                        + " +https://perplexity.ai/perplexitybot)",
                "AI_CRAWLER|CCBot|CCBot/2.0 (https://commoncrawl.org/faq/)",
                "AI_CRAWLER|Bytespider|Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36"
                        + " (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider;"
                        + " spider-feedback@bytedance.com)",
                "AI_CRAWLER|meta-externalagent|meta-externalagent/1.1"
                        + " (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
                "AI_ASSISTANT|ChatGPT-User|Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko);"
                        + " compatible; ChatGPT-User/1.0; +https://openai.com/bot",
                "AI_ASSISTANT|Claude-User|Mozilla/5.0 (compatible; Claude-User/1.0;"
                        + " +Claude-User@anthropic.com)",
                "AI_ASSISTANT|Perplexity-User|Mozilla/5.0 (compatible; Perplexity-User/1.0;"
                        + " +https://perplexity.ai/perplexity-user)",
                "AI_ASSISTANT|Google-Agent|Mozilla/5.0 (X11; Linux x86_64; compatible;"
                        + " Google-Agent; +https://developers.google.com/crawling) Chrome/141.0",
                "AI_ASSISTANT|Newcomer-User|Mozilla/5.0 (compatible; Newcomer-User/1.0)",
                "SEO|AhrefsBot|Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "SEO|SemrushBot|Mozilla/5.0 (compatible; SemrushBot/7~bl;"
                        + " +http://www.semrush.com/bot.html)",
                "SEO|MJ12bot|Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)",
                "MONITOR|UptimeRobot|Mozilla/5.0 (compatible; UptimeRobot/2.0;"
                        + " http://www.uptimerobot.com/)",
                "MONITOR|Pingdom|Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
                "MONITOR|StatusCake|Mozilla/5.0 (Windows NT 6.1; WOW64; rv:12.0) StatusCake",
                "FEED_READER|Feedly|Feedly/1.0 (+http://www.feedly.com/fetcher.html;"
                        + " 12 subscribers)",
                "FEED_READER|NewsBlur|NewsBlur Feed Fetcher - 5 subscribers",
                "LINK_PREVIEW|Slackbot|Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "LINK_PREVIEW|facebookexternalhit|facebookexternalhit/1.1"
                        + " (+http://www.facebook.com/externalhit_uatext.php)",
                "LINK_PREVIEW|Twitterbot|Twitterbot/1.0",
                "LINK_PREVIEW|WhatsApp|WhatsApp/2.23.20.0",
                "LINK_PREVIEW|Discordbot|Mozilla/5.0 (compatible; Discordbot/2.0;"
                        + " +https://discordapp.com)",
                "HTTP_LIBRARY|curl|curl/8.5.0",
                "HTTP_LIBRARY|Wget|Wget/1.21.4",
                "HTTP_LIBRARY|okhttp|okhttp/4.12.0",
                "HTTP_LIBRARY|Go-http-client|Go-http-client/2.0",
                "SCANNER|Nikto|Mozilla/5.00 (Nikto/2.1.6) (Evasions:None) (Test:006439)",
                "SCANNER|sqlmap|sqlmap/1.7.2#stable (https://sqlmap.org)",
                "SCANNER|zgrab|Mozilla/5.0 zgrab/0.x",
                "SCANNER|Nuclei|Nuclei - Open-source project (github.com/projectdiscovery/nuclei)",
                "SCANNER|gobuster|gobuster/3.6",
                "HEADLESS|HeadlessChrome|Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"
                        + " (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
                "HEADLESS|PhantomJS|Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1"
                        + " (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
            })
    void knows_what_a_bot_is_for(BotClass botClass, String name, String agent) {
        BotVerdict verdict = BOTS.judge(agent);
        assertThat(verdict.botClass()).isEqualTo(botClass);
        assertThat(verdict.name()).isEqualTo(name);
    }
}
