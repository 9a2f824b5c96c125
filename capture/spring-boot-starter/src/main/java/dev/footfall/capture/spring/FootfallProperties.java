package dev.footfall.capture.spring;

import dev.footfall.capture.Settings;
import dev.footfall.capture.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/// The properties `footfall.*`.
///
/// @param enabled whether anything is set up at all
/// @param url where Footfall is
/// @param key one with the scope `ingest`; secret
/// @param site the domain that the exchanges are counted for
@ConfigurationProperties("footfall")
public record FootfallProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String url,
        @DefaultValue("") String key,
        @DefaultValue("") String site,
        @DefaultValue CaptureProperties capture) {

    /// Which of those that sending needs are not set.
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        addIfBlank(missing, "footfall.url", url);
        addIfBlank(missing, "footfall.key", key);
        addIfBlank(missing, "footfall.site", site);
        return missing;
    }

    private static void addIfBlank(List<String> missing, String name, String value) {
        if (value.isBlank()) {
            missing.add(name);
        }
    }

    /// Without a URL when anything is missing.
    ///
    /// @throws InvalidConfigurationPropertyValueException that names the property at fault
    Settings settings() {
        CaptureProperties c = capture;
        Settings made = Settings.of("", "", "");
        if (missing().isEmpty()) {
            made = with(made, "footfall.url", url, s -> Settings.of(url, key, site));
        }
        made = made.withTasks(c.tasks().toArray(Task[]::new)).withLogForm(c.logForm());
        made = made.withHeaders(c.headers()).withAnnotatedOnly(c.annotatedOnly()).withJmx(c.jmx());
        made = with(made, "sample", c.sample(), s -> s.withSample(c.sample()));
        made = made.withExcluded(c.excluded().toArray(String[]::new));
        made =
                with(
                        made,
                        "consumer-header",
                        c.consumerHeader(),
                        s -> c.consumerBy().map(s::withConsumerHeader).orElse(s));
        String[] mask = c.mask().toArray(String[]::new);
        made = with(made, "mask", c.mask(), s -> s.withMasking(s.masking().withEverywhere(mask)));
        made = with(made, "memory", c.memory(), s -> s.withMemory(c.memory().toBytes()));
        int most = Math.toIntExact(Math.min(Integer.MAX_VALUE, c.maxBody().toBytes()));
        made = with(made, "max-body", c.maxBody(), s -> s.withMaxBody(most));
        if (!c.spool().isBlank()) {
            made = with(made, "spool", c.spool(), s -> s.withSpool(Path.of(c.spool().strip())));
        }
        long limit = c.spoolLimit().toBytes();
        made = with(made, "spool-limit", c.spoolLimit(), s -> s.withSpoolLimit(limit));
        made = with(made, "flush-every", c.flushEvery(), s -> s.withFlushEvery(c.flushEvery()));
        return with(made, "close-within", c.closeWithin(), s -> s.withCloseWithin(c.closeWithin()));
    }

    private static Settings with(
            Settings settings, String name, Object value, UnaryOperator<Settings> change) {
        try {
            return change.apply(settings);
        } catch (IllegalArgumentException e) {
            String property = name.startsWith("footfall.") ? name : "footfall.capture." + name;
            throw new InvalidConfigurationPropertyValueException(
                    property, value, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "FootfallProperties[url=" + url + ", site=" + site + ", capture=" + capture + "]";
    }
}
