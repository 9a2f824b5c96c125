package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.api.Json;
import dev.footfall.model.Answer;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// Answers `POST /api/v2/query`.
record V2Query(
        Function<Query, Answer> ask, Directory directory, Access access, InstantSource clock) {

    private static final ObjectReader READER =
            Json.MAPPER.reader(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    JsonNode answer(RoutingContext context, Buffer sent) throws Refusal {
        Caller caller = access.caller(context);
        JsonNode body = parsed(sent);
        JsonNode id = body.path("site_id");
        Site site =
                access.site(
                        caller,
                        id.isMissingNode() || id.isNull() ? "" : Shape.text(id, "#/site_id"));
        Question question = new V2Request(site, directory, clock.instant()).read(body);
        long begun = System.nanoTime();
        Answer answer = ask.apply(question.query());
        Optional<Answer> earlier = question.comparison().map(ask);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new V2Answer(question, answer, earlier, millis).json();
    }

    private static JsonNode parsed(Buffer body) throws Refusal {
        if (body.length() == 0) {
            throw Refusal.badRequest("The body is empty; send a query as a JSON object.");
        }
        JsonNode node;
        try {
            node = READER.readTree(body.getBytes());
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw Refusal.badRequest(
                    "Invalid JSON at line %d, column %d: %s"
                            .formatted(
                                    place == null ? 1 : place.getLineNr(),
                                    place == null ? 1 : place.getColumnNr(),
                                    e.getOriginalMessage()));
        }
        if (!node.isObject()) {
            throw Shape.mismatch(node, "#", "Object");
        }
        return node;
    }
}
