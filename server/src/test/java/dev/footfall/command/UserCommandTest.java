package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.Footfall;
import dev.footfall.account.People.Entrance;
import dev.footfall.api.RunningHouse;
import dev.footfall.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "zwölf Boxkämpfer jagen";
    private static final String ADDRESS = "203.0.113.9";

    private final InputStream input = System.in;

    @TempDir Path folder;

    @AfterEach
    void giveInputBack() {
        System.setIn(input);
    }

    private static void type(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path config() throws IOException {
        return Files.writeString(
                folder.resolve("footfall.conf"), "data.dir = \"" + folder.resolve("data") + "\"\n");
    }

    @Test
    void keeps_the_users_of_a_stopped_servers_data_folder() throws IOException {
        Path config = config();
        List<String> target = List.of("--config", config.toString());
        Said.done(target, "site", "add", "example.com");
        keepUsers(target);
        Settings settings = Settings.load(Optional.of(config), Map.of());
        try (Footfall footfall = Footfall.open(settings, InstantSource.system())) {
            assertThat(footfall.people().signIn("ann@example.com", OTHER, ADDRESS))
                    .isInstanceOf(Entrance.Open.class);
            assertThat(footfall.people().signIn("ann@example.com", PASSWORD, ADDRESS))
                    .isInstanceOf(Entrance.Shut.class);
        }
    }

    @Test
    void keeps_the_users_of_a_running_server() throws IOException {
        try (RunningHouse house = RunningHouse.open(folder)) {
            keepUsers(List.of("--url", house.uri("/").toString(), "--key", RunningHouse.KEY));
            assertThat(house.house.people().signIn("ann@example.com", OTHER, ADDRESS))
                    .isInstanceOf(Entrance.Open.class);
        }
    }

    private static void keepUsers(List<String> target) {
        type(PASSWORD + "\n");
        assertThat(
                        Said.done(
                                target,
                                "user",
                                "add",
                                "Ann@Example.com",
                                "--name",
                                "Ann",
                                "--sites",
                                "example.com"))
                .contains("ann@example.com", "viewer")
                .doesNotContain(PASSWORD);
        type(PASSWORD + "\n");
        assertThat(Said.failed(target, "user", "add", "ann@example.com")).contains("email");
        type("short\n");
        assertThat(Said.failed(target, "user", "add", "b@example.com")).contains("password");
        type("");
        assertThat(Said.failed(target, "user", "add", "b@example.com")).contains("standard input");
        assertThat(Said.done(target, "user", "list"))
                .contains("ann@example.com", "Ann", "viewer", "example.com");

        assertThat(Said.failed(target, "user", "role", "ann@example.com", "king"))
                .contains("role", "owner, admin, viewer");
        assertThat(Said.done(target, "user", "role", "ann@example.com", "owner", "--sites", "all"))
                .contains("owner");
        assertThat(Said.done(target, "user", "list")).contains("owner", "(all)");

        type(PASSWORD + "\n");
        Said.done(target, "user", "add", "bob@example.com");
        assertThat(Said.done(target, "user", "remove", "bob@example.com")).contains("Removed");
        assertThat(Said.failed(target, "user", "remove", "bob@example.com"))
                .contains("bob@example.com");

        type(OTHER + "\n");
        Said.done(target, "user", "password", "ann@example.com");
        type(OTHER + "\n");
        assertThat(Said.failed(target, "user", "password", "bob@example.com"))
                .contains("bob@example.com");
    }

    @Test
    void wants_a_command_and_shows_help() {
        assertThat(Said.run("user").code()).isEqualTo(2);
        assertThat(Said.done(List.of(), "user", "--help"))
                .contains("Examples:", "add", "list", "password", "role", "remove");
        assertThat(Said.done(List.of(), "user", "add", "--help"))
                .contains("--url", "--key", "--sites")
                .doesNotContain("--password");
    }
}
