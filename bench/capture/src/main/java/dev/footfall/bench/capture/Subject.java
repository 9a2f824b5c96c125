package dev.footfall.bench.capture;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Settings;
import dev.footfall.capture.Task;
import java.time.Duration;
import java.util.Set;
import org.zalando.logbook.BodyFilter;
import org.zalando.logbook.Correlation;
import org.zalando.logbook.HttpLogWriter;
import org.zalando.logbook.Logbook;
import org.zalando.logbook.Precorrelation;
import org.zalando.logbook.Strategy;
import org.zalando.logbook.core.BodyFilters;
import org.zalando.logbook.core.Conditions;
import org.zalando.logbook.core.DefaultSink;
import org.zalando.logbook.core.WithoutBodyStrategy;
import org.zalando.logbook.json.JacksonJsonFieldBodyFilter;
import org.zalando.logbook.json.JsonHttpLogFormatter;
import org.zalando.logbook.servlet.LogbookFilter;

/// What stands before the servlet. Footfall and Logbook do the same where they are compared: mask
/// the same fields of headers and bodies, write the exchange as JSON, and hand the text to a logger
/// that throws it away.
enum Subject {
    BARE("no filter", 0),
    EXCLUDED("Footfall, path excluded", 0),
    SAMPLED_OUT("Footfall, not in the sample", 0),
    CAPTURED("Footfall, no bodies", 1),
    BODIES("Footfall, at most 64 KiB of a body, masked", 1),
    SENT("Footfall, the same, sent by HTTP instead", 0),
    LOGBOOK_EXCLUDED("Logbook, path excluded", 0),
    LOGBOOK_WITHOUT_BODIES("Logbook, no bodies", 2),
    LOGBOOK("Logbook, bodies masked", 2),
    LOGBOOK_FIELDS("Logbook, without its default body filters", 2);

    private static final int MEMORY = 256 << 20;
    private static final String REPLACEMENT = "XXX";

    private final String words;
    private final int texts;

    /// @param texts how many are written to the log for each exchange
    Subject(String words, int texts) {
        this.words = words;
        this.texts = texts;
    }

    String words() {
        return words;
    }

    int texts() {
        return texts;
    }

    boolean isLogbook() {
        return name().startsWith("LOGBOOK");
    }

    /// @param url of a server that takes everything
    static Capture capture(Subject subject, String url) {
        Settings logs = Settings.of("", "", "").withTasks(Task.LOG).withMemory(MEMORY);
        Settings sends =
                Settings.of(url, "key", "bench.example")
                        .withMemory(MEMORY)
                        .withFlushEvery(Duration.ofMillis(20));
        return Capture.start(
                switch (subject) {
                    case EXCLUDED -> logs.withExcluded("/orders/**");
                    case SAMPLED_OUT -> logs.withSample(0);
                    case BODIES -> logs.withBodies();
                    case SENT -> sends.withBodies();
                    case BARE,
                            CAPTURED,
                            LOGBOOK_EXCLUDED,
                            LOGBOOK_WITHOUT_BODIES,
                            LOGBOOK,
                            LOGBOOK_FIELDS ->
                            logs;
                });
    }

    LogbookFilter logbook() {
        BodyFilter fields = new JacksonJsonFieldBodyFilter(Set.of(Body.SECRETS), REPLACEMENT);
        var builder =
                Logbook.builder()
                        .sink(new DefaultSink(new JsonHttpLogFormatter(), new ThrowAway()))
                        .bodyFilter(fields);
        if (this != LOGBOOK_FIELDS) {
            builder.bodyFilter(BodyFilters.defaultValue());
        }
        if (this == LOGBOOK_EXCLUDED) {
            builder.condition(Conditions.exclude(Conditions.requestTo("/orders/**")));
        }
        Logbook logbook = builder.build();
        if (this == LOGBOOK_WITHOUT_BODIES) {
            Strategy without = new WithoutBodyStrategy();
            return new LogbookFilter(logbook, without);
        }
        return new LogbookFilter(logbook);
    }

    /// A writer that does nothing with a text that was made for it.
    private static final class ThrowAway implements HttpLogWriter {

        @Override
        public void write(Precorrelation precorrelation, String request) {
            Discarded.take(request);
        }

        @Override
        public void write(Correlation correlation, String response) {
            Discarded.take(response);
        }
    }
}
