package dev.footfall.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// All settings: `reference.conf`, overlaid by the operator's file, overlaid by the environment.
public record Settings(
        HttpSettings http,
        DataSettings data,
        AccessSettings access,
        VisitorSettings visitors,
        BotSettings bots,
        TagSettings tags,
        CaptureSettings capture,
        DnsSettings dns) {

    static final String PREFIX = "FOOTFALL_";

    /// Environment variables with our prefix that the command line reads, not the settings.
    private static final List<String> OTHER_VARIABLES =
            List.of("FOOTFALL_URL", "FOOTFALL_KEY", "FOOTFALL_JAVA_OPTS", "FOOTFALL_CONFIG");

    /// @param file the operator's file; without one, `footfall.conf` in the working directory is
    ///   read where it exists
    /// @throws SettingsException with every problem there is
    public static Settings load(Optional<Path> file, Map<String, String> environment) {
        Config reference = reference();
        List<String> problems = new ArrayList<>();
        Config own = operators(file, problems);
        Config env = fromEnvironment(reference, environment, problems);
        SettingsReader reader = new SettingsReader(env.withFallback(own).withFallback(reference));
        Settings settings = read(reader);
        for (String key : keys(own)) {
            if (!reader.keysRead().contains(key)) {
                problems.add(key + ": there is no such setting");
            }
        }
        problems.addAll(reader.problems());
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings;
    }

    /// The same, for work that writes and asks nothing, such as an import.
    public Settings forWriting() {
        return new Settings(http, data.forWriting(), access, visitors, bots, tags, capture, dns);
    }

    static Settings read(SettingsReader reader) {
        return new Settings(
                HttpSettings.read(reader),
                DataSettings.read(reader),
                AccessSettings.read(reader),
                VisitorSettings.read(reader),
                BotSettings.read(reader),
                TagSettings.read(reader),
                CaptureSettings.read(reader),
                DnsSettings.read(reader));
    }

    static Config reference() {
        try (InputStream in = Settings.class.getResourceAsStream("reference.conf")) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: reference.conf");
            }
            return ConfigFactory.parseReader(
                    new InputStreamReader(in, StandardCharsets.UTF_8),
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Config operators(Optional<Path> file, List<String> problems) {
        Path path = file.orElse(Path.of("footfall.conf"));
        if (!Files.exists(path)) {
            if (file.isPresent()) {
                problems.add("there is no file " + path);
            }
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(path.toFile()).resolve();
        } catch (ConfigException e) {
            problems.add(String.valueOf(e.getMessage()));
            return ConfigFactory.empty();
        }
    }

    private static Config fromEnvironment(
            Config reference, Map<String, String> environment, List<String> problems) {
        Map<String, String> keyOf = new HashMap<>();
        keys(reference).forEach(key -> keyOf.put(variable(key), key));
        Map<String, String> values = new HashMap<>();
        environment.forEach((name, value) -> {
            String key = keyOf.get(name);
            if (key != null) {
                values.put(key, value);
            } else if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name)) {
                problems.add(name + ": there is no such setting");
            }
        });
        return ConfigFactory.parseMap(values);
    }

    /// The environment variable of a key.
    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static TreeSet<String> keys(Config config) {
        TreeSet<String> keys = new TreeSet<>();
        config.entrySet()
                .forEach(entry -> keys.add(String.join(".", ConfigUtil.splitPath(entry.getKey()))));
        return keys;
    }
}
