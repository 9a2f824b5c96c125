package dev.footfall.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads typed values and gathers every problem, so that the start can name them all at once.
final class SettingsReader {

    private final Config config;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    SettingsReader(Config config) {
        this.config = config;
    }

    String text(String key) {
        return value(key, config::getString, "");
    }

    /// A list; a text counts as a comma-separated one.
    List<String> texts(String key) {
        return value(key, this::listOrCommas, List.of());
    }

    int whole(String key, int least, int most) {
        int number = value(key, config::getInt, least);
        if (number < least || number > most) {
            problems.add(key + ": must be from " + least + " to " + most + ", is " + number);
        }
        return number;
    }

    /// `on`, `yes` and `true` are true; `off`, `no` and `false` are not.
    boolean truth(String key) {
        return value(key, config::getBoolean, false);
    }

    long bytes(String key) {
        return value(key, config::getBytes, 0L);
    }

    Duration duration(String key) {
        Duration duration = value(key, config::getDuration, Duration.ZERO);
        if (!duration.isPositive()) {
            problems.add(key + ": must be longer than nothing");
        }
        return duration;
    }

    /// One of some words; `find` answers nothing for any other.
    <T> T oneOf(String key, Function<String, Optional<T>> find, T otherwise, String allowed) {
        String word = text(key);
        Optional<T> found = find.apply(word);
        if (found.isEmpty()) {
            problems.add(key + ": must be one of " + allowed + ", is '" + word + "'");
            return otherwise;
        }
        return found.get();
    }

    void problem(String key, String what) {
        problems.add(key + ": " + what);
    }

    private List<String> listOrCommas(String key) {
        if (config.getValue(key).unwrapped() instanceof String text) {
            return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
        }
        return config.getStringList(key);
    }

    private <T> T value(String key, Function<String, T> reading, T otherwise) {
        read.add(key);
        try {
            return reading.apply(key);
        } catch (ConfigException e) {
            problems.add(key + ": " + e.getMessage());
            return otherwise;
        }
    }

    Set<String> keysRead() {
        return Set.copyOf(read);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
