package dev.footfall.ingest.referral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Referral;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralsTest {

    private static final Referrals REFERRALS = Referrals.load(100);

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/, Google, Organic Search, google.com",
        "https://www.google.de/search?q=a, Google, Organic Search, google.de/search",
        "https://duckduckgo.com/, DuckDuckGo, Organic Search, duckduckgo.com",
        "https://t.co/abc, Twitter, Organic Social, t.co/abc",
        "https://old.reddit.com/r/java/, Reddit, Organic Social, old.reddit.com/r/java/",
        "https://youtu.be/x, Youtube, Organic Video, youtu.be/x",
        "https://chatgpt.com/, ChatGPT, AI Assistants, chatgpt.com",
        "https://gemini.google.com/app, Gemini, AI Assistants, gemini.google.com/app",
        "https://mail.google.com/mail, Gmail, Email, mail.google.com/mail",
        "https://www.amazon.com/dp/1, Amazon, Organic Shopping, amazon.com/dp/1",
        "https://blog.example.org:8443/a?b#c, blog.example.org, Referral, blog.example.org/a",
        "android-app://com.reddit.frontpage/, Reddit, Organic Social, com.reddit.frontpage",
        "https://ad.doubleclick.net/x, Doubleclick, Display, ad.doubleclick.net/x",
    })
    void tells_source_and_channel_from_the_referrer(
            String referrer, String source, String channel, String stored) {
        Referral referral = REFERRALS.find("example.com", referrer, "");
        assertThat(referral).isEqualTo(new Referral(stored, source, channel, "", "", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "utm_source=google&utm_medium=cpc, Google, Paid Search",
        "utm_source=fb&utm_medium=paid-social, Facebook, Paid Social",
        "utm_source=facebook&utm_medium=social, Facebook, Organic Social",
        "utm_source=acme&utm_medium=banner, acme, Display",
        "utm_source=acme&utm_medium=ppc, acme, Paid Other",
        "utm_source=youtube&utm_medium=cpv, Youtube, Paid Video",
        "utm_source=youtube, Youtube, Organic Video",
        "utm_source=weekly&utm_medium=e-mail, weekly, Email",
        "utm_source=newsletter, newsletter, Email",
        "utm_source=acme&utm_medium=affiliate, acme, Affiliates",
        "utm_source=acme&utm_campaign=summer-shop, acme, Organic Shopping",
        "utm_source=acme&utm_medium=cpc&utm_campaign=summer-shop, acme, Paid Shopping",
        "utm_source=acme&utm_campaign=Cross-Network, acme, Cross-network",
        "utm_source=sms, sms, SMS",
        "utm_source=acme&utm_medium=web-push, acme, Mobile Push Notifications",
        "utm_source=podcast&utm_medium=audio, podcast, Audio",
        "ref=producthunt, producthunt, Referral",
        "source=chatgpt.com, ChatGPT, AI Assistants",
        "gclid=1, Google, Paid Search",
        "msclkid=1, Bing, Paid Search",
        "fbclid=1, Facebook, Organic Social",
        "ttclid=1, TikTok, Paid Social",
    })
    void tells_source_and_channel_from_the_tags(String query, String source, String channel) {
        Referral referral = REFERRALS.find("example.com", "", query);
        assertThat(referral.source()).isEqualTo(source);
        assertThat(referral.channel()).isEqualTo(channel);
        assertThat(referral.referrer()).isEmpty();
    }

    @Test
    void keeps_all_five_tags_decoded() {
        assertThat(
                        REFERRALS.find(
                                "example.com",
                                "https://www.bing.com/",
                                "utm_source=A%20b&utm_medium=m&utm_campaign=c+d&utm_content=%C3%A9"
                                        + "&utm_term=t&q=secret"))
                .isEqualTo(
                        new Referral(
                                "bing.com", "A b", "Referral", "m", "A b", "c d", "\u00e9", "t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/other",
                "http://www.example.com",
                "https://EXAMPLE.com:8080/x",
                "",
                "-",
                "/relative",
                "about:blank",
                "<script>alert(1)</script>"
            })
    void takes_links_within_the_site_and_what_is_no_link_as_direct(String referrer) {
        assertThat(REFERRALS.find("www.example.com:443", referrer, "")).isEqualTo(Referral.DIRECT);
    }

    @Test
    void bounds_and_cleans_what_strangers_send() {
        Referral referral =
                REFERRALS.find(
                        "example.com",
                        "https://a.org/\u0000" + "x".repeat(10_000),
                        "utm_source=%00" + "y".repeat(10_000) + "&utm_term=%zz");
        assertThat(referral.referrer()).hasSize(2_000).startsWith("a.org/\ufffdx");
        assertThat(referral.utmSource()).hasSizeLessThanOrEqualTo(500).startsWith("\ufffdy");
    }
}
