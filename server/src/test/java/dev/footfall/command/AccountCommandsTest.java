package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.admin.AdminServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccountCommandsTest {

    @TempDir Path folder;

    /// What a command said and how it ended.
    private record Said(int code, String out, String err) {}

    private static Said run(List<String> target, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(target);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = FootfallCommand.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(all.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private static String done(List<String> target, String... words) {
        Said said = run(target, words);
        assertThat(said.code()).as(said.err()).isZero();
        return said.out();
    }

    private static String failed(List<String> target, String... words) {
        Said said = run(target, words);
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1);
        return said.err();
    }

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
        assertThat(done(target, "site", "add", "Example.com", "--timezone", "Asia/Kolkata"))
                .contains("example.com", "Asia/Kolkata");
        assertThat(failed(target, "site", "add", "example.com")).contains("domain: ");
        assertThat(failed(target, "site", "add", "b.com", "--identity", "x"))
                .contains("identity: ");
        assertThat(done(target, "site", "list")).contains("DOMAIN", "example.com", "daily");

        String text =
                done(target, "key", "add", "web", "--scopes", "read", "--site", "example.com");
        assertThat(text.strip()).matches("ff_[A-Za-z0-9_-]{43}");
        assertThat(failed(target, "key", "add", "web", "--scopes", "write")).contains("scopes: ");
        assertThat(failed(target, "key", "add", "web", "--scopes", "read", "--site", "no.com"))
                .contains("no.com");
        String list = done(target, "key", "list");
        assertThat(list).doesNotContain(text.strip());
        String line = list.lines().filter(l -> l.contains("example.com")).findFirst().orElseThrow();
        String id = line.substring(0, line.indexOf(' '));
        assertThat(done(target, "key", "remove", id)).contains(id);
        assertThat(failed(target, "key", "remove", id)).contains(id);

        assertThat(done(target, "site", "change", "example.com", "--path-slash", "cut"))
                .contains("example.com");
        done(target, "site", "change", "example.com", "--path-parameters", "id,q");
        assertThat(done(target, "site", "list")).contains("slash cut, ?id,q");
        done(target, "site", "change", "example.com", "--path-parameters", "");
        assertThat(done(target, "site", "list")).contains("slash cut").doesNotContain("?");
        assertThat(failed(target, "site", "change", "example.com", "--path-case", "up"))
                .contains("path_case");
        templates(target);

        assertThat(done(target, "site", "remove", "example.com")).contains("example.com");
        assertThat(failed(target, "site", "remove", "example.com")).isNotBlank();
        assertThat(done(target, "site", "list")).hasLineCount(1);
    }

    private void templates(List<String> target) throws IOException {
        List<String> ofSite = new ArrayList<>(target);
        ofSite.addAll(List.of("--site", "example.com"));
        Path document = Files.writeString(folder.resolve("api.yaml"), "paths: {/a: {get: {}}}");
        assertThat(done(ofSite, "route", "add", "get /guest/{id}")).contains("GET /guest/{id}");
        assertThat(done(ofSite, "route", "openapi", document.toString())).contains("1 templates");
        String list = done(ofSite, "route", "list");
        assertThat(list).contains("GET /guest/{id}", "rule", "GET /a", "openapi");
        String line = list.lines().filter(l -> l.contains("GET /a")).findFirst().orElseThrow();
        String id = line.substring(0, line.indexOf(' '));
        assertThat(done(ofSite, "route", "remove", id)).contains(id);
        assertThat(failed(ofSite, "route", "remove", id)).isNotBlank();
        assertThat(failed(ofSite, "route", "add", "guest")).contains("template:");
        assertThat(failed(ofSite, "route", "openapi", "/no/such/file")).contains("/no/such/file");
        assertThat(failed(target, "route", "list", "--site", "no.com")).isNotBlank();
    }

    @Test
    void makes_a_key_on_a_running_server_that_works_at_once() {
        try (AdminServer server = new AdminServer(folder)) {
            String text = done(ofServer(server), "key", "add", "all", "--scopes", "ingest,read");
            Caller caller = server.accounts.keys().find(text.strip()).orElseThrow();
            assertThat(caller.mayEverywhere(Scope.INGEST)).isTrue();
            assertThat(caller.has(Scope.ADMIN)).isFalse();
        }
    }

    @Test
    void says_in_one_line_why_a_server_cannot_be_reached() {
        try (AdminServer server = new AdminServer(folder)) {
            String url = "http://127.0.0.1:" + server.port;
            assertThat(failed(List.of("--url", url, "--key", "no"), "site", "list"))
                    .contains("401", "scope 'read'");
            assertThat(failed(List.of("--url", url), "key", "list")).contains("--key");
        }
        assertThat(failed(List.of("--url", "http://127.0.0.1:1", "--key", "k"), "site", "list"))
                .contains("No answer from http://127.0.0.1:1");
        assertThat(failed(List.of("--url", "localhost:8080", "--key", "k"), "site", "list"))
                .contains("--url");
    }

    @Test
    void wants_a_command_and_shows_help() {
        assertThat(run(List.of(), "site").code()).isEqualTo(2);
        assertThat(run(List.of(), "key", "add").err()).contains("NAME");
        for (String command : List.of("site", "key")) {
            assertThat(done(List.of(), command, "--help"))
                    .contains("Examples:", "add", "list", "remove");
            assertThat(done(List.of(), command, "add", "--help")).contains("--url", "--key");
        }
    }
}
