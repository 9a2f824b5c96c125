package dev.footfall.api.tags;

import dev.footfall.account.Tag;
import dev.footfall.account.Tags;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.HttpServer;
import dev.footfall.api.tags.TagsSurface.Asked;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.EventId;
import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/// `/update`: counts one use of a tag. The use goes the way of every hit; its receipt, on the
/// store's thread, counts it, so that each sender gets a number of its own. Runs on the event loop
/// and never waits there.
final class TagUpdates {

    private final Tags tags;
    private final ClientAddress clients;
    private final Pipeline pipeline;
    private final EventLog log;
    private final TagTimes times;

    TagUpdates(Tags tags, ClientAddress clients, Pipeline pipeline, EventLog log, TagTimes times) {
        this.tags = tags;
        this.clients = clients;
        this.pipeline = pipeline;
        this.log = log;
        this.times = times;
    }

    void answer(Asked asked) {
        Optional<String> name = asked.words().tag();
        if (name.isEmpty()) {
            reject(asked, TagWords.NAME_RULE);
            TagAnswers.invalid(asked.context());
            return;
        }
        Optional<Tag> tag = tags.find(asked.site().number(), name.get());
        if (tag.isEmpty()) {
            reject(asked, "tag: there is no tag '" + name.get() + "'");
            TagAnswers.unknown(asked.context());
        } else if (HttpServer.isHead(asked.context())) {
            TagAnswers.text(asked.context(), 200, Long.toString(tag.get().count().uses()));
        } else {
            identified(asked, tag.get());
        }
    }

    /// That it is kept for the operator is a courtesy: nobody waits for it.
    private void reject(Asked asked, String detail) {
        if (!HttpServer.isHead(asked.context())) {
            log.append(
                    new Batch(
                            List.of(),
                            List.of(
                                    TagHits.rejected(
                                            asked.context().request(),
                                            asked.site().domain(),
                                            detail,
                                            times.now()))),
                    settled -> {});
        }
    }

    private void identified(Asked asked, Tag tag) {
        String key = asked.context().request().getHeader("Idempotency-Key");
        Optional<EventId> id =
                key == null ? Optional.empty() : EventId.parse(key.strip().replace("\"", ""));
        if (key != null && id.isEmpty()) {
            TagAnswers.text(asked.context(), 412, "Idempotency-Key: must be a UUID");
        } else if (tag.announce()) {
            append(asked, tag, id);
        } else {
            TagAnswers.busy(asked.context());
        }
    }

    private void append(Asked asked, Tag tag, Optional<EventId> id) {
        RoutingContext context = asked.context();
        Batch batch;
        try {
            Hit hit =
                    TagHits.hit(
                            TagHits.sender(context.request(), clients),
                            asked.site().domain(),
                            tag.name(),
                            id,
                            times.now(),
                            TagHits.original(context.request()));
            Outcome outcome = pipeline.run(hit);
            batch = Batch.of(List.of(outcome));
        } catch (RuntimeException e) {
            long _ = tag.missed();
            context.fail(e);
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        log.append(
                batch,
                settled -> {
                    long count = count(tag, batch, settled);
                    loop.runOnContext(_ -> settled(context, batch, settled, count));
                });
    }

    private static long count(Tag tag, Batch batch, Settled settled) {
        return settled instanceof Settled.Stored(long stored, _) && stored > 0
                ? tag.counted(batch.events().getFirst().received())
                : tag.missed();
    }

    private static void settled(RoutingContext context, Batch batch, Settled settled, long count) {
        switch (settled) {
            case Settled.Stored(_, long repeated) -> {
                if (repeated > 0) {
                    context.response().putHeader("X-Footfall-Repeated", "1");
                }
                if (!batch.rejected().isEmpty()) {
                    String reason = batch.rejected().getFirst().reason().word();
                    context.response().putHeader("X-Footfall-Dropped", reason);
                }
                TagAnswers.text(context, 200, Long.toString(count));
            }
            case Settled.Full _, Settled.Unavailable _ -> TagAnswers.busy(context);
            case Settled.NoRoom _ -> TagAnswers.noRoom(context);
        }
    }
}
