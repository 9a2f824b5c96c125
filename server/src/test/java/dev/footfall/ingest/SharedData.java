package dev.footfall.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The real material for tests that lies beside the project, where it does; else its tests are
/// skipped.
public final class SharedData {

    private static final Path FOLDER = Path.of("../../shared/data");

    private SharedData() {}

    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), () -> "not here: " + file);
        return file;
    }

    public static InputStream open(String name) throws IOException {
        InputStream in = Files.newInputStream(file(name));
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    public static List<String> lines(String name) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
