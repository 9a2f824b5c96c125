package dev.footfall.api.eye;

import dev.footfall.api.Json;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.store.EyeStore.Stretch;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with an array of rows, read stretch by stretch as the client takes them, so that only
/// one stretch is in memory.
final class RowStream {

    private static final Logger LOG = LoggerFactory.getLogger(RowStream.class);

    /// How many rows are read at a time.
    private static final int ROWS = 1_000;

    private RowStream() {}

    /// Blocks until the client has taken all.
    static <T> void send(
            RoutingContext context,
            boolean newestFirst,
            EyeQuery.Page page,
            Function<Stretch<T>, List<T>> read,
            Function<T, Object> shown) {
        long left = page.limit().orElse(Long.MAX_VALUE);
        Stretch<T> first =
                new Stretch<>(newestFirst, Optional.empty(), page.offset(), atOnce(left));
        List<T> rows = left == 0 ? List.of() : read.apply(first);
        try (StreamedAnswer answer =
                new StreamedAnswer(context, StreamedAnswer.USUAL_PATIENCE, () -> {})) {
            answer.write('[');
            boolean isFirst = true;
            while (!rows.isEmpty()) {
                for (T row : rows) {
                    if (!isFirst) {
                        answer.write(',');
                    }
                    isFirst = false;
                    byte[] json = Json.MAPPER.writeValueAsBytes(shown.apply(row));
                    answer.write(json, 0, json.length);
                }
                left -= rows.size();
                Optional<T> last = Optional.of(rows.getLast());
                rows =
                        left == 0
                                ? List.of()
                                : read.apply(new Stretch<>(newestFirst, last, 0, atOnce(left)));
            }
            answer.write(']');
            answer.end();
        } catch (StreamedAnswer.Gone e) {
            LOG.debug("A list was not taken to its end: {}", e.getMessage());
        }
    }

    private static int atOnce(long left) {
        return (int) Math.min(left, ROWS);
    }
}
