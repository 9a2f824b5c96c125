package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.model.Answer;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Answers `POST /api/v2/query`.
record V2Query(
        Function<Query, Answer> ask, Directory directory, Access access, InstantSource clock) {

    JsonNode answer(RoutingContext context, Buffer sent) throws Refusal {
        Caller caller = access.caller(context);
        JsonNode body = Body.parsed(sent);
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
}
