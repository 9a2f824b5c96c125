package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import dev.footfall.ingest.network.NameServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Visitors' networks by reverse DNS, with a name server of the test's own.
class HostnamesTest {

    private static final String TIME = "2021-06-01T12:00:00";
    private static final Map<String, String> NAMES =
            Map.of(
                    "1.66.249.66.in-addr.arpa", "crawl-66-249-66-1.googlebot.com",
                    "9.113.0.203.in-addr.arpa", "p9.dsl.provider.co.uk");

    @TempDir Path folder;

    private static String hostnames(TrafficHouse house, String... more) {
        String[] pairs = {"start_date", "2021-06-01", "end_date", "2021-06-01", "", ""};
        pairs[4] = more.length == 0 ? "" : more[0];
        pairs[5] = more.length == 0 ? "" : more[1];
        return more.length == 0
                ? house.data("hostnames", pairs[0], pairs[1], pairs[2], pairs[3]).toString()
                : house.data("hostnames", pairs).toString();
    }

    private static void views(TrafficHouse house) {
        house.view("/", "66.249.66.1", TrafficHouse.GOOGLEBOT, TIME);
        house.view("/a", "66.249.66.1", TrafficHouse.GOOGLEBOT, TIME);
        house.view("/b", "66.249.66.1", TrafficHouse.GOOGLEBOT, TIME);
        house.view("/", "203.0.113.9", TrafficHouse.PERSON, TIME);
        house.view("/a", "203.0.113.9", TrafficHouse.PERSON, TIME);
        house.view("/", "203.0.113.10", TrafficHouse.PERSON, TIME);
    }

    /// The counter's value; -1 where there is no such counter.
    private static double counter(TrafficHouse house, String name) {
        return house.house
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void views_are_counted_by_the_registrable_domain_of_their_visitors_names() throws Exception {
        try (NameServer names = new NameServer(NAMES);
                TrafficHouse house =
                        TrafficHouse.open(
                                folder,
                                "UTC",
                                "dns.reverse = on",
                                "dns.server = \"" + names.hostAndPort() + "\"")) {
            views(house);
            for (int i = 0; counter(house, "footfall_networks_named_total") < 2; i++) {
                assertThat(i).as("the names are found within seconds").isLessThan(500);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            String google = "{\"hostname\":\"googlebot.com\",\"value\":3}";
            String provider = "{\"hostname\":\"provider.co.uk\",\"value\":2}";
            String unknown = "{\"hostname\":null,\"value\":1}";
            assertThat(hostnames(house))
                    .isEqualTo("[" + google + "," + provider + "," + unknown + "]");
            assertThat(hostnames(house, "classification", "BOT")).isEqualTo("[" + google + "]");
            assertThat(hostnames(house, "classification", "USER"))
                    .isEqualTo("[" + provider + "," + unknown + "]");
            assertThat(names.questions).hasValue(3);
            String asked =
                    house.house
                            .post(
                                    "/api/v2/query",
                                    "{\"site_id\":\"default\",\"metrics\":[\"visits\",\"pageviews\"],"
                                            + "\"date_range\":\"all\",\"dimensions\":[\"visit:network\"],"
                                            + "\"filters\":[[\"contains\",\"visit:network\",[\"google\"]]],"
                                            + "\"include\":{\"bots\":true}}")
                            .body();
            assertThat(asked).contains("{\"dimensions\":[\"googlebot.com\"],\"metrics\":[1,3]}");
            assertThat(house.house.call("DELETE", "/api/v1/sites/default", "").statusCode())
                    .isLessThan(300);
        }
    }

    @Test
    void nobody_is_asked_unless_it_is_switched_on() throws Exception {
        try (NameServer names = new NameServer(NAMES);
                TrafficHouse house =
                        TrafficHouse.open(
                                folder, "UTC", "dns.server = \"" + names.hostAndPort() + "\"")) {
            views(house);
            assertThat(hostnames(house)).isEqualTo("[{\"hostname\":null,\"value\":6}]");
            assertThat(counter(house, "footfall_networks_named_total")).isNegative();
            assertThat(names.questions).hasValue(0);
            assertThat(RunningHouse.SITE).isNotEmpty();
        }
    }
}
