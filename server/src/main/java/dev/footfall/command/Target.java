package dev.footfall.command;

import dev.footfall.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options by which a command finds what to work on: a running server, or the data folder of a
/// stopped one.
public final class Target {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; without it ./footfall.conf, where there is one.")
    private @Nullable Path config;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:FOOTFALL_URL}",
            description =
                    "A running server, such as http://127.0.0.1:8080 (or FOOTFALL_URL). Without it"
                            + " the data folder of a stopped server is used.")
    private @Nullable URI url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:FOOTFALL_KEY}",
            description = "The key for the running server (or FOOTFALL_KEY).")
    private @Nullable String key;

    public Settings settings() {
        return Settings.load(Optional.ofNullable(config), System.getenv());
    }

    /// The running server's address; empty when the data folder is meant.
    public Optional<URI> server() {
        return Optional.ofNullable(url);
    }

    /// Empty when none was given.
    public String key() {
        return key == null ? "" : key;
    }
}
