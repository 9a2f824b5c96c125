package dev.footfall.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Agent;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientHintsTest {

    private static final Agent WINDOWS = new Agent("Chrome", "148.0", "Windows", "10", "Desktop");
    private static final Agent PIXEL =
            new Agent("Chrome Mobile", "148.0", "Android", "10", "Mobile");
    private static final Agent PAD = new Agent("Chrome", "148.0", "Android", "10", "Tablet");

    @ParameterizedTest
    @CsvSource({
        "Windows, 10, 15.0.0, 11",
        "Windows, 10, 13.0.0, 11",
        "Windows, 10, 10.0.0, 10",
        "Windows, 10, 0.3.0, 8.1",
        "Windows, 10, 0.1.0, 7",
        "Windows, 10, 0.9.0, 10",
        "Mac OS X, 10.15, 26.1.0, 26.1",
        "Mac OS X, 10.15, 15.0, 15",
        "Android, 10, 16.0.0, 16",
        "Chrome OS, 14541.0, 16181.61.0, 16181.61",
        "Linux, '', 6.8.0, ''",
        "Windows, 10, garbage, 10",
        "Windows, 10, 99999999999999999999, 11",
        "Windows, 10, ., 10",
        "Windows, 10, '', 10"
    })
    void tells_the_system_version_behind_a_frozen_agent(
            String os, String frozen, String hint, String version) {
        Agent agent = new Agent("Chrome", "148.0", os, frozen, "Desktop");
        assertThat(refined(agent, "sec-ch-ua-platform-version", '"' + hint + '"').osVersion())
                .isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "Windows, '', Linux, Windows, ''",
        "macOS, 26.1.0, Linux, Mac OS X, 26.1",
        "Chrome OS, 16181.61.0, Linux, Chrome OS, 16181.61",
        "Chromium OS, '', Linux, Chrome OS, ''",
        "Linux, 6.8.0, Ubuntu, Ubuntu, 24.04",
        "Linux, '', Android, Linux, ''",
        "Unknown, '', Ubuntu, Ubuntu, 24.04",
    })
    void tells_the_system(String platform, String hint, String spoken, String os, String version) {
        Agent agent = new Agent("Chrome", "148.0", spoken, "24.04", "Desktop");
        Map<String, String> headers =
                Map.of(
                        "sec-ch-ua-platform", '"' + platform + '"',
                        "sec-ch-ua-platform-version", '"' + hint + '"');
        Agent refined = ClientHints.of(headers).refine(agent);
        assertThat(refined.os()).isEqualTo(os);
        assertThat(refined.osVersion()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"Chromium\";v=\"148\", \"Google Chrome\";v=\"148\", \"Not-A.Brand\";v=\"99\"'"
                        + "|Chrome|148.0",
                "'\"Not(A:Brand\";v=\"8\", \"Chromium\";v=\"148\", \"Brave\";v=\"148\"'"
                        + "|Brave|148.0",
                "'\" Not A;Brand\";v=\"99\",\"Chromium\";v=\"147\",\"Microsoft Edge\";v=\"147\"'"
                        + "|Edge|147",
                "'\"Opera\";v=\"130\", \"Not;A=Brand\";v=\"8\", \"Chromium\";v=\"148\"'|Opera|130",
                "'\"YaBrowser\";v=\"26.4\", \"Chromium\";v=\"148\", \"Yowser\";v=\"2.5\"'"
                        + "|Yandex Browser|26.4",
                "'\"Microsoft Edge WebView2\";v=\"148\", \"Chromium\";v=\"148\"'|Edge|148.0",
                "'\"Chromium\";v=\"148\", \"HeadlessChrome\";v=\"148\"'|HeadlessChrome|148.0",
                "'\"Odd \\\"quoted\\\" \\\\ one\";v=\"3\", \"Chromium\";v=\"148\"'"
                        + "|Odd \"quoted\" \\ one|3",
                "'\"Not A;Brand\";v=\"99\"'|Chrome|148.0",
                "'Chromium;v=148'|Chrome|148.0",
                "'\"Chromium'|Chrome|148.0",
                "','|Chrome|148.0",
            })
    void tells_the_browser_by_its_most_telling_brand(String brands, String name, String version) {
        Agent refined = refined(WINDOWS, "sec-ch-ua", brands);
        assertThat(refined.browser()).isEqualTo(name);
        assertThat(refined.browserVersion()).isEqualTo(version);
    }

    @Test
    void takes_the_version_from_the_full_list() {
        String list =
                "\"Chromium\";v=\"148.0.7778.96\", \"Opera\";v=\"130.2.5800.1\","
                        + " \"Not.A/Brand\";v=\"24.0.0.0\"";
        Agent opera = refined(WINDOWS, "sec-ch-ua-full-version-list", list);
        assertThat(opera.browser()).isEqualTo("Opera");
        assertThat(opera.browserVersion()).isEqualTo("130.2");
    }

    @Test
    void names_a_browser_on_a_telephone_as_its_user_agent_does() {
        assertThat(refined(PIXEL, "sec-ch-ua", "\"Google Chrome\";v=\"148\"")).isEqualTo(PIXEL);
        assertThat(refined(PIXEL, "sec-ch-ua", "\"Microsoft Edge\";v=\"148\"").browser())
                .isEqualTo("Edge Mobile");
        assertThat(refined(PAD, "sec-ch-ua", "\"Google Chrome\";v=\"148\"")).isEqualTo(PAD);
    }

    @Test
    void leaves_an_app_its_name_where_the_hints_only_tell_the_engine() {
        Agent app = new Agent("Instagram", "400.0", "Android", "10", "Mobile");
        assertThat(refined(app, "sec-ch-ua", "\"Android WebView\";v=\"148\"")).isEqualTo(app);
        Agent view = new Agent("Chrome Mobile WebView", "148.0", "Android", "10", "Mobile");
        assertThat(refined(view, "sec-ch-ua", "\"Google Chrome\";v=\"148\"")).isEqualTo(view);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"Tablet\"', Tablet",
        "'\"XR\"', Wearable",
        "'\"Watch\"', Wearable",
        "'\"Automotive\"', Other",
        "'\"Mobile\", \"EInk\"', Mobile",
        "'\"Desktop\"', Desktop",
        "'\"Toaster\"', Mobile",
        "Tablet, Mobile"
    })
    void tells_the_device_by_its_form_factor(String factors, String device) {
        assertThat(refined(PIXEL, "sec-ch-ua-form-factors", factors).device()).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource({
        "SM-X910, Tablet",
        "Pixel 10, Mobile",
        "Galaxy Tab S9, Tablet",
        "BRAVIA 4K, TV",
        "'', Mobile"
    })
    void tells_the_device_by_its_model(String model, String device) {
        assertThat(refined(PIXEL, "sec-ch-ua-model", '"' + model + '"').device()).isEqualTo(device);
    }

    @Test
    void believes_what_calls_itself_mobile_or_not() {
        Agent agent = new Agent("Chrome", "148.0", "Linux", "", "Desktop");
        assertThat(refined(agent, "sec-ch-ua-mobile", "?1").device()).isEqualTo("Mobile");
        assertThat(refined(agent, "sec-ch-ua-mobile", "?0")).isEqualTo(agent);
        assertThat(refined(PIXEL, "sec-ch-ua-mobile", "?0").device()).isEqualTo("Tablet");
        assertThat(refined(PAD, "sec-ch-ua-mobile", "?1").device()).isEqualTo("Tablet");
        Agent television = new Agent("Chrome", "148.0", "Android", "12", "TV");
        assertThat(refined(television, "sec-ch-ua-mobile", "?1").device()).isEqualTo("TV");
    }

    @Test
    void says_something_of_a_sender_without_a_user_agent() {
        Map<String, String> headers =
                Map.of(
                        "sec-ch-ua", "\"Google Chrome\";v=\"148\"",
                        "sec-ch-ua-platform", "\"Windows\"",
                        "sec-ch-ua-mobile", "?0");
        assertThat(ClientHints.of(headers).refine(Agent.UNKNOWN))
                .isEqualTo(new Agent("Chrome", "148", "Windows", "", "Other"));
    }

    @Test
    void passes_over_what_is_absurdly_long_or_not_there() {
        assertThat(ClientHints.of(Map.of("sec-ch-ua", "\"" + "x".repeat(5_000) + "\"")))
                .isEqualTo(ClientHints.NONE);
        assertThat(ClientHints.of(Map.of("accept", "*/*"))).isEqualTo(ClientHints.NONE);
        assertThat(ClientHints.NONE.refine(WINDOWS)).isEqualTo(WINDOWS);
    }

    @Test
    void survives_any_text() {
        Random dice = new Random(3);
        String letters = "\"\\;v=,. ?1aNot\u00e9\ud83d";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = dice.nextInt(30);
            for (int j = 0; j < length; j++) {
                text.append(letters.charAt(dice.nextInt(letters.length())));
            }
            String odd = text.toString();
            Agent refined = new ClientHints(odd, odd, odd, odd, odd, odd, odd).refine(WINDOWS);
            assertThat(refined.os()).as(odd).isEqualTo("Windows");
        }
    }

    private static Agent refined(Agent agent, String header, String value) {
        return ClientHints.of(Map.of(header, value)).refine(agent);
    }
}
