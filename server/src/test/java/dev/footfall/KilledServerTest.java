package dev.footfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server that is killed leaves outside its data folder.
class KilledServerTest {

    @TempDir Path folder;

    @Test
    void nothing_is_left_in_the_temporary_folder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (ServerProcess server =
                        ServerProcess.start(settings(), "-Djava.io.tmpdir=" + temporary);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest page = HttpRequest.newBuilder(server.uri().resolve("/")).build();
            assertThat(client.send(page, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            server.kill();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    private Path settings() throws IOException {
        return Files.writeString(
                folder.resolve("footfall.conf"),
                "http.port = 0\ndata.dir = \"%s\"\n".formatted(folder.resolve("data")));
    }
}
