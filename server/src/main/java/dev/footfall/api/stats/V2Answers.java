package dev.footfall.api.stats;

import dev.footfall.model.Answer;
import dev.footfall.model.Micros;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Answers bodies of `POST /api/v2/query`, whoever sent them.
///
/// @param ask answers a query; may block
record V2Answers(Function<Query, Answer> ask, Directory directory, InstantSource clock) {

    JsonNode answer(Site site, JsonNode body) throws Refusal {
        Question question = new V2Request(site, directory, clock.instant()).read(body);
        long begun = System.nanoTime();
        Answer answer = ask.apply(question.query());
        Optional<Answer> earlier = question.comparison().map(ask);
        Optional<Instant> firstEvent =
                question.include().firstEvent() ? firstEvent(site) : Optional.empty();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new V2Answer(question, answer, earlier, firstEvent, millis).json();
    }

    private Optional<Instant> firstEvent(Site site) {
        long micros = directory.firstEvent().applyAsLong(site);
        return micros < 0 ? Optional.empty() : Optional.of(Micros.instant(micros));
    }
}
