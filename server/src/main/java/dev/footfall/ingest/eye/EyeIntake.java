package dev.footfall.ingest.eye;

import dev.footfall.ingest.HitReader;
import dev.footfall.ingest.HitReader.Decoded;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.Outcome;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Makes of what the eye is told what is stored: an event of the eye and the event that counts it,
/// or a fault. Nothing becomes nothing. Any thread may call it.
public final class EyeIntake {

    private static final Logger LOG = LoggerFactory.getLogger(EyeIntake.class);

    private final Pipeline pipeline;
    private final EyeCheck check;

    public EyeIntake(Pipeline pipeline, EyeCheck check) {
        this.pipeline = pipeline;
        this.check = check;
    }

    /// What several inputs became, to be stored together.
    ///
    /// @param receipts name each of the inputs, in their order
    public record Taken(Batch batch, List<EventId> receipts) {}

    /// @param key the id that the sender chose for the first; the others' are made from it
    /// @param now microseconds since 1970 UTC
    public Taken take(
            List<JsonNode> inputs, Site site, Sender sender, Optional<EventId> key, long now) {
        List<Entry> entries = new ArrayList<>(inputs.size());
        List<Outcome> outcomes = new ArrayList<>(inputs.size());
        List<EventId> receipts = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            Optional<EventId> given = given(key, i);
            JsonNode input = inputs.get(i);
            switch (checked(input, site, now)) {
                case Checked.Good good -> {
                    EyeHits.Told told = new EyeHits.Told(given, good, sender, now);
                    Outcome outcome = pipeline.run(EyeHits.hit(told, site));
                    EventId receipt = receipt(outcome, given, now);
                    outcomes.add(outcome);
                    receipts.add(receipt);
                    entries.add(event(receipt, told, site));
                }
                case Checked.Bad(EyeProblems problems) -> {
                    EyeFault fault = fault(given, input, problems, site, now);
                    receipts.add(fault.receipt());
                    entries.add(fault);
                }
            }
        }
        return new Taken(Batch.of(outcomes, entries), List.copyOf(receipts));
    }

    /// Input that is no JSON, or too much of it: kept as a text.
    public Taken unreadable(
            String text, String sentence, Site site, Optional<EventId> key, long now) {
        EventId receipt = key.orElseGet(() -> newReceipt(now));
        EyeProblems problems = EyeProblems.of(EyeProblems.WHOLE, sentence);
        EyeFault fault =
                new EyeFault(
                        receipt,
                        key.isPresent(),
                        site.number(),
                        JsonText.ofText(text),
                        problems.first(),
                        JsonText.of(problems),
                        now);
        return new Taken(new Batch(List.of(), List.of(), List.of(fault)), List.of(receipt));
    }

    /// What keeps the input from being an event, as a fault that can be stored.
    public static EyeFault fault(
            Optional<EventId> given, JsonNode input, EyeProblems problems, Site site, long now) {
        return new EyeFault(
                given.orElseGet(() -> newReceipt(now)),
                given.isPresent(),
                site.number(),
                JsonText.of(input),
                problems.first(),
                JsonText.of(problems),
                now);
    }

    /// What the pipeline would be given for the input; nothing is stored.
    public Decoded decoded(JsonNode input, Site site, HitReader.About about) {
        return switch (checked(input, site, about.received())) {
            case Checked.Good good ->
                    new Decoded.Read(
                            EyeHits.hit(
                                    new EyeHits.Told(
                                            Optional.empty(),
                                            good,
                                            about.sender(),
                                            about.received()),
                                    site));
            case Checked.Bad(EyeProblems problems) -> new Decoded.Unreadable(problems.byField());
        };
    }

    /// Whatever goes wrong in a check makes a fault of the input, so that none is lost.
    public Checked checked(JsonNode input, Site site, long now) {
        try {
            return check.check(input, site.number(), now);
        } catch (RuntimeException e) {
            LOG.error("An event of the eye could not be checked", e);
            return new Checked.Bad(
                    EyeProblems.of(EyeProblems.WHOLE, "The event could not be checked."));
        }
    }

    private static EyeEvent event(EventId receipt, EyeHits.Told told, Site site) {
        Checked.Good good = told.words();
        return new EyeEvent(
                receipt,
                told.given().isPresent(),
                site.number(),
                good.session(),
                good.category(),
                good.name(),
                JsonText.of(good.data()),
                good.timestamp(),
                told.received());
    }

    /// The same id as that of the event that counts it, where there is one.
    private static EventId receipt(Outcome outcome, Optional<EventId> given, long now) {
        return switch (outcome) {
            case Outcome.Accepted(Event event) -> event.id();
            case Outcome.Dropped _ -> given.orElseGet(() -> newReceipt(now));
        };
    }

    private static EventId newReceipt(long now) {
        return EventId.at(now / 1000, ThreadLocalRandom.current().nextLong());
    }

    private static Optional<EventId> given(Optional<EventId> key, int index) {
        return index == 0 ? key : key.map(first -> derived(first, index));
    }

    private static EventId derived(EventId first, int index) {
        byte[] text = (first + " " + index).getBytes(StandardCharsets.UTF_8);
        return EventId.of(UUID.nameUUIDFromBytes(text));
    }
}
