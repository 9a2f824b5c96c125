package dev.footfall.ingest.referral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// How many of the places on Matomo's public lists come into the same group here.
class MatomoListsTest {

    private static final Referrals REFERRALS = Referrals.load(100);

    @ParameterizedTest
    @CsvSource({
        "matomo-AIAssistants.yml, AI Assistants, 1.0",
        "matomo-Socials.yml, Organic Social, 0.85",
        "matomo-SearchEngines.yml, Organic Search, 0.8",
    })
    void groups_most_places_alike(String file, String channel, double least) throws IOException {
        List<String> hosts = hosts("referrer/" + file);
        List<String> others = new ArrayList<>();
        for (String host : hosts) {
            String link = "https://" + host + (host.contains("/") ? "" : "/");
            String found = REFERRALS.find("shop", "example.com", link, "").channel();
            if (!found.equals(channel)) {
                others.add(host + " " + found);
            }
        }
        System.out.printf("%s: %d of %d alike%n", file, hosts.size() - others.size(), hosts.size());
        assertThat(others).as(channel).hasSizeLessThanOrEqualTo((int) ((1 - least) * hosts.size()));
    }

    /// `{}` stands for any country.
    private static List<String> hosts(String file) throws IOException {
        List<String> hosts = new ArrayList<>();
        try (InputStream in = SharedData.open(file)) {
            Map<String, List<Object>> lists =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            for (List<Object> entries : lists.values()) {
                for (Object entry : entries) {
                    if (entry instanceof Map<?, ?> engine
                            && engine.get("urls") instanceof List<?> urls) {
                        urls.forEach(url -> hosts.add(url.toString()));
                    } else {
                        hosts.add(entry.toString());
                    }
                }
            }
        }
        hosts.replaceAll(host -> host.replace("{}", "de"));
        return hosts;
    }
}
