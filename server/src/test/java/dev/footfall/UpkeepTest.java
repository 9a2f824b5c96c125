package dev.footfall;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import dev.footfall.ingest.Hits;
import dev.footfall.ingest.visitor.Salts;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class UpkeepTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Upkeep.class);

    @TempDir Path folder;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOG.addAppender(log);
    }

    @AfterEach
    void leave() {
        LOG.detachAppender(log);
    }

    private List<Level> levels() {
        return log.list.stream().map(ILoggingEvent::getLevel).toList();
    }

    private Upkeep upkeep(Runnable removal) throws IOException {
        Salts salts = Salts.open(folder, InstantSource.fixed(Hits.NOW), new SecureRandom());
        return new Upkeep(salts, List.of(), List.of(removal), () -> 0);
    }

    /// A short command on a folder is over before its first upkeep is.
    @Test
    void what_closing_breaks_off_is_no_failure() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Runnable endless =
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        try (Upkeep _ = upkeep(endless)) {
            begun.await();
        }
        assertThat(levels()).doesNotContain(Level.ERROR);
    }

    @Test
    void a_removal_that_fails_is_told() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Runnable failing =
                () -> {
                    throw new IllegalStateException("no room");
                };
        log.addFilter(
                new Filter<>() {
                    @Override
                    public FilterReply decide(ILoggingEvent event) {
                        told.countDown();
                        return FilterReply.NEUTRAL;
                    }
                });
        try (Upkeep _ = upkeep(failing)) {
            told.await();
        }
        assertThat(levels()).containsExactly(Level.ERROR);
    }
}
