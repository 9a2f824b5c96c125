package dev.footfall.api.tags;

import dev.footfall.api.HttpServer;
import dev.footfall.store.TagStore;
import dev.footfall.store.TagStore.Stretch;
import dev.footfall.store.TagStore.Use;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the uses of a tag as the original did, `{"1":{"date":"…"},"4":{"date":"…"}}`: a part is
/// read from the store when the one before it is on its way, so that no more than one is in memory.
/// Blocks.
final class TagHistory {

    private static final Logger LOG = LoggerFactory.getLogger(TagHistory.class);

    /// How many uses are read and written at a time: about half a megabyte of text.
    static final int PART = 10_000;

    private static final int BYTES_A_USE = 60;

    private final TagStore store;

    TagHistory(TagStore store) {
        this.store = store;
    }

    /// Whether there were any; if not, nothing is answered.
    boolean answer(RoutingContext context, long tag, Stretch stretch) {
        List<Use> part = store.uses(tag, stretch, 0, PART);
        if (part.isEmpty()) {
            return false;
        }
        HttpServerResponse response =
                TagAnswers.open(context.response()).putHeader("Content-Type", "application/json");
        Buffer text = text(part, "{");
        if (HttpServer.isHead(context)) {
            response.end();
        } else if (part.size() < PART) {
            response.end(text.appendString("}\n"));
        } else {
            stream(response.setChunked(true), text, tag, stretch, part.getLast().seq());
        }
        return true;
    }

    private void stream(
            HttpServerResponse response, Buffer first, long tag, Stretch stretch, long firstEnd) {
        try {
            write(response, first);
            long after = firstEnd;
            List<Use> part = store.uses(tag, stretch, after, PART);
            while (!part.isEmpty()) {
                write(response, text(part, ","));
                after = part.getLast().seq();
                part = part.size() < PART ? List.of() : store.uses(tag, stretch, after, PART);
            }
            response.end("}\n");
        } catch (CompletionException e) {
            LOG.debug("The reader of a history went away", e);
        }
    }

    /// Waits until the connection has taken it.
    private static void write(HttpServerResponse response, Buffer text) {
        response.write(text).toCompletionStage().toCompletableFuture().join();
    }

    private static Buffer text(List<Use> uses, String before) {
        StringBuilder text = new StringBuilder(uses.size() * BYTES_A_USE);
        String between = before;
        for (Use use : uses) {
            text.append(between)
                    .append('"')
                    .append(use.seq())
                    .append("\":{\"date\":\"")
                    .append(TagTimes.text(use.at()))
                    .append("\"}");
            between = ",";
        }
        return Buffer.buffer(text.toString());
    }
}
