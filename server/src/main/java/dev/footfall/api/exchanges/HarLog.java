package dev.footfall.api.exchanges;

import dev.footfall.api.Json;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.model.KeptExchange;
import dev.footfall.store.ExchangeFilter;
import dev.footfall.store.ExchangeStore;
import dev.footfall.store.ExchangeStore.Place;
import dev.footfall.store.ExchangeStore.Wholes;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/// Streams kept exchanges as a HAR 1.2 log (HTTP Archive), the newest first, some at a time from
/// the store: what it holds does not grow with the log. For one answer, on a thread that may wait.
final class HarLog {

    /// With bodies of 64 KiB each, about 10 MB.
    private static final int AT_ONCE = 50;

    private static final String HAR = "1.2";
    private static final String VERSION = "0.1.0";

    private static final Logger LOG = LoggerFactory.getLogger(HarLog.class);

    private final ExchangeStore store;
    private final ExchangeFilter filter;
    private final Optional<Place> from;
    private final int limit;

    /// @param from where the log before ended; empty for the first
    HarLog(ExchangeStore store, ExchangeFilter filter, Optional<Place> from, int limit) {
        this.store = store;
        this.filter = filter;
        this.from = from;
        this.limit = limit;
    }

    void answer(RoutingContext context) {
        context.response()
                .putHeader("Content-Disposition", "attachment; filename=\"exchanges.har\"")
                .putHeader("X-Content-Type-Options", "nosniff");
        try (StreamedAnswer answer =
                new StreamedAnswer(context, StreamedAnswer.USUAL_PATIENCE, () -> {})) {
            // Closed only when all was well: closing it completes the JSON.
            JsonGenerator json = Json.MAPPER.createGenerator(answer);
            write(json);
            json.close();
            answer.end();
        } catch (StreamedAnswer.Gone e) {
            LOG.debug("a HAR log was not taken to its end: {}", e.getMessage());
        }
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeObjectPropertyStart("log");
        json.writeStringProperty("version", HAR);
        json.writeObjectPropertyStart("creator");
        json.writeStringProperty("name", "Footfall");
        json.writeStringProperty("version", VERSION);
        json.writeEndObject();
        json.writeArrayPropertyStart("entries");
        Optional<Place> next = entries(json);
        json.writeEndArray();
        if (next.isPresent()) {
            json.writeStringProperty("_next", Cursor.write(next.get()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Where the next log begins; empty when there is nothing more.
    private Optional<Place> entries(JsonGenerator json) {
        int left = limit;
        Optional<Place> next = from;
        do {
            Wholes some = store.whole(filter, next, Math.min(left, AT_ONCE));
            for (KeptExchange kept : some.exchanges()) {
                Map<String, Object> entry = HarEntry.of(kept);
                json.writePOJO(entry);
            }
            left -= some.exchanges().size();
            next = some.next();
        } while (left > 0 && next.isPresent());
        return next;
    }
}
