package dev.footfall.api.tags;

import dev.footfall.api.HttpServer;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.store.TagStore;
import dev.footfall.store.TagStore.Stretch;
import dev.footfall.store.TagStore.Use;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);

    private final TagStore store;

    TagHistory(TagStore store) {
        this.store = store;
    }

    /// Whether there were any; if not, nothing is answered.
    boolean answer(RoutingContext context, long tag, Stretch stretch) {
        List<Use> first = store.uses(tag, stretch, 0, PART);
        if (first.isEmpty()) {
            return false;
        }
        HttpServerResponse response = TagAnswers.open(context.response());
        if (HttpServer.isHead(context)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end();
        } else {
            stream(context, tag, stretch, first);
        }
        return true;
    }

    private void stream(RoutingContext context, long tag, Stretch stretch, List<Use> first) {
        try (StreamedAnswer answer =
                new StreamedAnswer(context, StreamedAnswer.USUAL_PATIENCE, () -> {})) {
            answer.write(text(first, "{"));
            List<Use> part = first;
            while (part.size() == PART) {
                part = store.uses(tag, stretch, part.getLast().seq(), PART);
                answer.write(text(part, ","));
            }
            answer.write(END);
            answer.end();
        } catch (StreamedAnswer.Gone e) {
            LOG.debug("The reader of a history went away", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(List<Use> uses, String before) {
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
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
