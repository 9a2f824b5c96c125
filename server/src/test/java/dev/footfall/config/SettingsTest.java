package dev.footfall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.api.ClientAddress;
import dev.footfall.model.JudgedHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir Path folder;

    private Optional<Path> file(String text) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("footfall.conf"), text));
    }

    @Test
    void the_reference_file_names_exactly_the_keys_that_the_records_read() {
        SettingsReader reader = new SettingsReader(Settings.reference());
        Settings.read(reader);
        assertThat(reader.keysRead()).isEqualTo(Settings.keys(Settings.reference()));
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void defaults_are_those_of_the_design() throws IOException {
        Settings settings = Settings.load(file(""), Map.of());
        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().trustedProxies()).isEmpty();
        assertThat(settings.http().addressHeaders()).isEqualTo(ClientAddress.USUAL_HEADERS);
        assertThat(settings.data().dir()).isEqualTo(Path.of("./data"));
        assertThat(settings.access().anonymous()).containsExactly("event");
        assertThat(settings.visitors().visitTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.tags()).isEqualTo(new TagSettings(Duration.ofDays(30)));
        assertThat(settings.dns()).isEqualTo(new DnsSettings(false, ""));
        assertThat(settings.bots())
                .isEqualTo(new BotSettings(Optional.empty(), JudgedHeaders.BROWSERS, 600));
    }

    @Test
    void the_environment_wins_over_the_file_and_splits_lists_at_commas() throws IOException {
        Settings settings =
                Settings.load(
                        file("http.port = 1, access.anonymous = [stats]"),
                        Map.of(
                                "FOOTFALL_HTTP_PORT",
                                "9000",
                                "FOOTFALL_ACCESS_ANONYMOUS",
                                "event, tags",
                                "PATH",
                                "/bin"));
        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.access().anonymous()).isEqualTo(Set.of("event", "tags"));
    }

    @Test
    void every_problem_is_told_at_once() {
        assertThatThrownBy(() ->
                        Settings.load(
                                file(
                                        """
                                        http.port = many
                                        http.colour = red
                                        identity = fingerprint
                                        access.anonymous = [everything]
                                        admin.key = short
                                        http.trusted-proxies = [10.0.0.0/33]
                                        http.address-headers = ["X Real IP"]
                                        dns.reverse = sometimes
                                        dns.server = "dns://192.0.2.53"
                                        """),
                                Map.of("FOOTFALL_NONSENSE", "1")))
                .hasMessageContaining("http.port")
                .hasMessageContaining("http.colour: there is no such setting")
                .hasMessageContaining("identity: must be one of daily, address, user")
                .hasMessageContaining("access.anonymous: 'everything' is not one of")
                .hasMessageContaining("http.trusted-proxies: '10.0.0.0/33' is no address or CIDR")
                .hasMessageContaining("http.address-headers: 'X Real IP' is no header's name")
                .hasMessageContaining("dns.reverse")
                .hasMessageContaining("dns.server: must be host:port")
                .hasMessageContaining("admin.key: must have at least")
                .hasMessageContaining("FOOTFALL_NONSENSE: there is no such setting");
    }

    @Test
    void a_named_file_that_is_missing_is_a_problem() {
        assertThatThrownBy(() -> Settings.load(Optional.of(folder.resolve("none.conf")), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void the_admin_key_is_not_in_the_text_of_the_settings() throws IOException {
        Settings settings = Settings.load(file("admin.key = 0123456789abcdef"), Map.of());
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }
}
