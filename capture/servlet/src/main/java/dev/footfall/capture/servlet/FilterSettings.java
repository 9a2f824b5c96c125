package dev.footfall.capture.servlet;

import dev.footfall.capture.ConsumerHeader;
import dev.footfall.capture.Settings;
import dev.footfall.capture.Settings.LogForm;
import dev.footfall.capture.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads settings from init parameters: `url`, `key`, `site`; `tasks` (`persist`, `log`), `sample`,
/// `headers`, `max-body`, `exclude`, `memory`, `spool`, `spool-limit`, `log-form` (`json`, `line`),
/// names to mask beside the usual ones, `mask`, or to try out, `rehearse`, `jmx`, and who calls by
/// which key, `consumer-header` and `consumers` (`name=key`). Lists are separated by commas.
final class FilterSettings {

    private FilterSettings() {}

    /// @param parameter finds one by its name; null when it is not set
    /// @throws IllegalArgumentException that names the parameter at fault
    static Settings of(Function<String, @Nullable String> parameter) {
        Settings settings =
                Settings.of(
                        text(parameter, "url"), text(parameter, "key"), text(parameter, "site"));
        List<String> tasks = list(parameter, "tasks");
        if (!tasks.isEmpty()) {
            settings =
                    settings.withTasks(
                            tasks.stream().map(FilterSettings::task).toArray(Task[]::new));
        }
        List<String> mask = list(parameter, "mask");
        settings =
                settings.withMasking(
                        settings.masking().withEverywhere(mask.toArray(String[]::new)));
        settings = settings.withExcluded(list(parameter, "exclude").toArray(String[]::new));
        settings = settings.withJmx(Boolean.parseBoolean(text(parameter, "jmx")));
        List<String> rehearse = list(parameter, "rehearse");
        if (!rehearse.isEmpty()) {
            String[] rules = rehearse.toArray(String[]::new);
            settings = settings.withRehearsal(settings.masking().withEverywhere(rules));
        }
        if (isSet(parameter, "headers")) {
            settings = settings.withHeaders(Boolean.parseBoolean(text(parameter, "headers")));
        }
        if (isSet(parameter, "sample")) {
            settings = settings.withSample(number(parameter, "sample").doubleValue());
        }
        if (isSet(parameter, "memory")) {
            settings = settings.withMemory(number(parameter, "memory").longValue());
        }
        if (isSet(parameter, "max-body")) {
            settings = settings.withMaxBody(number(parameter, "max-body").intValue());
        }
        if (isSet(parameter, "spool")) {
            settings = settings.withSpool(Path.of(text(parameter, "spool")));
        }
        if (isSet(parameter, "spool-limit")) {
            settings = settings.withSpoolLimit(number(parameter, "spool-limit").longValue());
        }
        Optional<ConsumerHeader> by = consumerHeader(parameter);
        if (by.isPresent()) {
            settings = settings.withConsumerHeader(by.get());
        }
        boolean line = text(parameter, "log-form").equalsIgnoreCase("line");
        return settings.withLogForm(line ? LogForm.LINE : LogForm.JSON);
    }

    private static Optional<ConsumerHeader> consumerHeader(
            Function<String, @Nullable String> parameter) {
        List<String> consumers = list(parameter, "consumers");
        if (!isSet(parameter, "consumer-header")) {
            if (!consumers.isEmpty()) {
                throw new IllegalArgumentException("consumer-header: not set, though consumers is");
            }
            return Optional.empty();
        }
        ConsumerHeader by = ConsumerHeader.of(text(parameter, "consumer-header"));
        for (String consumer : consumers) {
            int sign = consumer.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException("consumers: must be name=key, and so on");
            }
            by = by.withConsumer(consumer.substring(0, sign), consumer.substring(sign + 1));
        }
        return Optional.of(by);
    }

    private static Task task(String name) {
        try {
            return Task.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tasks: must be persist or log: " + name, e);
        }
    }

    private static boolean isSet(Function<String, @Nullable String> parameter, String name) {
        return !text(parameter, name).isEmpty();
    }

    private static String text(Function<String, @Nullable String> parameter, String name) {
        String value = parameter.apply(name);
        return value == null ? "" : value.strip();
    }

    private static List<String> list(Function<String, @Nullable String> parameter, String name) {
        List<String> values = new ArrayList<>();
        for (String value : text(parameter, name).split(",", -1)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }

    private static Double number(Function<String, @Nullable String> parameter, String name) {
        try {
            return Double.valueOf(text(parameter, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": must be a number", e);
        }
    }
}
