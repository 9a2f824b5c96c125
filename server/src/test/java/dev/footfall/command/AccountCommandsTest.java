package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.admin.AdminServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {

    @TempDir Path folder;

    private List<String> ofFolder() throws IOException {
        Path config = folder.resolve("footfall.conf");
        Files.writeString(config, "data.dir = \"" + folder.resolve("data") + "\"\n");
        return List.of("--config", config.toString());
    }

    private static List<String> ofServer(AdminServer server) {
        return List.of("--url", "http://127.0.0.1:" + server.port + "/", "--key", server.admin);
    }

    @Test
    void administers_a_stopped_servers_data_folder() throws IOException {
        administer(ofFolder());
    }

    @Test
    void administers_a_running_server() throws IOException {
        try (AdminServer server = new AdminServer(folder)) {
            administer(ofServer(server));
        }
    }

    private void administer(List<String> target) throws IOException {
        assertThat(Said.done(target, "site", "add", "Example.com", "--timezone", "Asia/Kolkata"))
                .contains("example.com", "Asia/Kolkata");
        assertThat(Said.failed(target, "site", "add", "example.com")).contains("domain: ");
        assertThat(Said.failed(target, "site", "add", "b.com", "--identity", "x"))
                .contains("identity: ");
        assertThat(Said.done(target, "site", "list")).contains("DOMAIN", "example.com", "daily");

        String text =
                Said.done(target, "key", "add", "web", "--scopes", "read", "--site", "example.com");
        assertThat(text.strip()).matches("ff_[A-Za-z0-9_-]{43}");
        assertThat(Said.failed(target, "key", "add", "web", "--scopes", "write"))
                .contains("scopes: ");
        assertThat(Said.failed(target, "key", "add", "web", "--scopes", "read", "--site", "no.com"))
                .contains("no.com");
        String list = Said.done(target, "key", "list");
        assertThat(list).doesNotContain(text.strip());
        String line = list.lines().filter(l -> l.contains("example.com")).findFirst().orElseThrow();
        String id = line.substring(0, line.indexOf(' '));
        assertThat(Said.done(target, "key", "remove", id)).contains(id);
        assertThat(Said.failed(target, "key", "remove", id)).contains(id);

        assertThat(Said.done(target, "site", "change", "example.com", "--path-slash", "cut"))
                .contains("example.com");
        Said.done(target, "site", "change", "example.com", "--path-parameters", "id,q");
        assertThat(Said.done(target, "site", "list")).contains("slash cut, ?id,q");
        Said.done(target, "site", "change", "example.com", "--path-parameters", "");
        assertThat(Said.done(target, "site", "list")).contains("slash cut").doesNotContain("?");
        assertThat(Said.failed(target, "site", "change", "example.com", "--path-case", "up"))
                .contains("path_case");
        templates(target);

        assertThat(Said.done(target, "site", "remove", "example.com")).contains("example.com");
        assertThat(Said.failed(target, "site", "remove", "example.com")).isNotBlank();
        assertThat(Said.done(target, "site", "list")).hasLineCount(1);
    }

    private void templates(List<String> target) throws IOException {
        List<String> ofSite = new ArrayList<>(target);
        ofSite.addAll(List.of("--site", "example.com"));
        Path document = Files.writeString(folder.resolve("api.yaml"), "paths: {/a: {get: {}}}");
        assertThat(Said.done(ofSite, "route", "add", "get /guest/{id}"))
                .contains("GET /guest/{id}");
        assertThat(Said.done(ofSite, "route", "openapi", document.toString()))
                .contains("1 templates");
        String list = Said.done(ofSite, "route", "list");
        assertThat(list).contains("GET /guest/{id}", "rule", "GET /a", "openapi");
        String line = list.lines().filter(l -> l.contains("GET /a")).findFirst().orElseThrow();
        String id = line.substring(0, line.indexOf(' '));
        assertThat(Said.done(ofSite, "route", "remove", id)).contains(id);
        assertThat(Said.failed(ofSite, "route", "remove", id)).isNotBlank();
        assertThat(Said.failed(ofSite, "route", "add", "guest")).contains("template:");
        assertThat(Said.failed(ofSite, "route", "openapi", "/no/such/file"))
                .contains("/no/such/file");
        assertThat(Said.failed(target, "route", "list", "--site", "no.com")).isNotBlank();
    }

    @Test
    void makes_a_key_on_a_running_server_that_works_at_once() {
        try (AdminServer server = new AdminServer(folder)) {
            String text =
                    Said.done(ofServer(server), "key", "add", "all", "--scopes", "ingest,read");
            Caller caller = server.accounts.keys().find(text.strip()).orElseThrow();
            assertThat(caller.mayEverywhere(Scope.INGEST)).isTrue();
            assertThat(caller.has(Scope.ADMIN)).isFalse();
        }
    }

    @Test
    void says_in_one_line_why_a_server_cannot_be_reached() {
        try (AdminServer server = new AdminServer(folder)) {
            String url = "http://127.0.0.1:" + server.port;
            assertThat(Said.failed(List.of("--url", url, "--key", "no"), "site", "list"))
                    .contains("401", "scope 'read'");
            assertThat(Said.failed(List.of("--url", url), "key", "list")).contains("--key");
        }
        assertThat(
                        Said.failed(
                                List.of("--url", "http://127.0.0.1:1", "--key", "k"),
                                "site",
                                "list"))
                .contains("No answer from http://127.0.0.1:1");
        assertThat(Said.failed(List.of("--url", "localhost:8080", "--key", "k"), "site", "list"))
                .contains("--url");
    }

    @Test
    void wants_a_command_and_shows_help() {
        assertThat(Said.run(List.of(), "site").code()).isEqualTo(2);
        assertThat(Said.run(List.of(), "key", "add").err()).contains("NAME");
        for (String command : List.of("site", "key")) {
            assertThat(Said.done(List.of(), command, "--help"))
                    .contains("Examples:", "add", "list", "remove");
            assertThat(Said.done(List.of(), command, "add", "--help")).contains("--url", "--key");
        }
    }
}
