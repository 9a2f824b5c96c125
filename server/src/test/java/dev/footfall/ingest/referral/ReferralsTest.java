package dev.footfall.ingest.referral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Referral;
import java.util.List;
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
        "android-app://com.google.android.gm/, Gmail, Email, com.google.android.gm",
        "android-app://com.pinterest/x, Pinterest, Organic Social, com.pinterest/x",
        "https://www.pinterest.co.uk/pin/1, Pinterest, Organic Social, pinterest.co.uk/pin/1",
        "https://yandex.kz/search, Yandex, Organic Search, yandex.kz/search",
        "https://x.com/i/grok/share/a?b, Grok, AI Assistants, x.com/i/grok/share/a",
        "https://x.com/i/groking, Twitter, Organic Social, x.com/i/groking",
        "https://www.bing.com/chat, Copilot, AI Assistants, bing.com/chat",
        "https://search.isp.example/?q=a, search.isp.example, Organic Search, search.isp.example",
        "https://search.example/?q=a, search.example, Referral, search.example",
        "https://mastodon.example/@me, Mastodon, Organic Social, mastodon.example/@me",
        "https://tootsie.example/, tootsie.example, Referral, tootsie.example",
        "https://art.example.social/, art.example.social, Organic Social, art.example.social",
        "https://google.evil.example/, google.evil.example, Referral, google.evil.example",
        "https://ad.doubleclick.net/x, Doubleclick, Display, ad.doubleclick.net/x",
    })
    void tells_source_and_channel_from_the_referrer(
            String referrer, String source, String channel, String stored) {
        Referral referral = REFERRALS.find("shop", "example.com", referrer, "");
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
        "wbraid=1, Google, Paid Search",
        "yclid=1, Yandex, Paid Search",
        "rdt_cid=1, Reddit, Paid Social",
        "igshid=1, Instagram, Organic Social",
        "dclid=1, Google, Display",
        "utm_source=x.com/i/grok, Grok, AI Assistants",
    })
    void tells_source_and_channel_from_the_tags(String query, String source, String channel) {
        Referral referral = REFERRALS.find("shop", "example.com", "", query);
        assertThat(referral.source()).isEqualTo(source);
        assertThat(referral.channel()).isEqualTo(channel);
        assertThat(referral.referrer()).isEmpty();
    }

    @Test
    void keeps_all_five_tags_decoded() {
        assertThat(
                        REFERRALS.find(
                                "shop",
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
        assertThat(REFERRALS.find("shop", "www.example.com:443", referrer, ""))
                .isEqualTo(Referral.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/other",
                "https://blog.example.com/",
                "http://www.example.com",
                "https://shop.example.com./x"
            })
    void takes_links_from_all_hosts_of_the_sites_domain_as_direct(String referrer) {
        assertThat(REFERRALS.find("www.example.com", "shop.example.com", referrer, ""))
                .isEqualTo(Referral.DIRECT);
        assertThat(REFERRALS.find("Example.com", "shop.example.com", referrer, ""))
                .isEqualTo(Referral.DIRECT);
    }

    @Test
    void takes_links_from_hosts_that_only_look_alike_as_referrals() {
        for (String host : List.of("notexample.com", "example.com.evil.example", "example.co")) {
            assertThat(REFERRALS.find("example.com", "example.com", "https://" + host, "").source())
                    .isEqualTo(host);
        }
        assertThat(REFERRALS.find("com", "example.com", "https://other.com/", "").source())
                .isEqualTo("other.com");
    }

    @ParameterizedTest
    @CsvSource({
        "https://B\u00fccher.example/a, xn--bcher-kva.example/a",
        "https://xn--bcher-kva.example/a, xn--bcher-kva.example/a",
        "//other.example/x, other.example/x",
        "other.example/x, other.example/x",
        "https://me:secret@other.example/x, other.example/x",
        "https://other.example/100%/%zz?a, other.example/100%/%zz",
        "https://[2001:db8::1]:8080/x, [2001:db8::1]/x",
        "HTTPS://OTHER.example./x, other.example/x",
    })
    void stores_host_and_path_in_one_form(String referrer, String stored) {
        assertThat(REFERRALS.find("shop", "example.com", referrer, "").referrer())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:text/html,<h1>a.b</h1>",
                "data:a.b/c",
                "javascript:alert(1)",
                "javascript://other.example/%0aalert(1)",
                "blob:https://other.example/1",
                "file:///home/me/page.html",
                "chrome-extension://abcdef.ghi/page.html",
                "mailto:me@other.example",
                "https://",
                "https:///path",
                "https://?q",
                "https://a b.example/",
                "://",
                "%%%",
                "\u0000\uffff\ud800"
            })
    void takes_what_leads_nowhere_as_direct(String referrer) {
        assertThat(REFERRALS.find("shop", "example.com", referrer, "")).isEqualTo(Referral.DIRECT);
    }

    @Test
    void bounds_and_cleans_what_strangers_send() {
        Referral referral =
                REFERRALS.find(
                        "shop",
                        "example.com",
                        "https://a.org/\u0000" + "x".repeat(10_000),
                        "utm_source=%00" + "y".repeat(10_000) + "&utm_term=%zz");
        assertThat(referral.referrer()).hasSize(2_000).startsWith("a.org/\ufffdx");
        assertThat(referral.utmSource()).hasSizeLessThanOrEqualTo(500).startsWith("\ufffdy");
    }
}
