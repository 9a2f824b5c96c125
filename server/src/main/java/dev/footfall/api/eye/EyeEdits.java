package dev.footfall.api.eye;

import dev.footfall.api.Answers;
import dev.footfall.api.DrfAnswers;
import dev.footfall.ingest.eye.Checked;
import dev.footfall.ingest.eye.EyeIntake;
import dev.footfall.ingest.eye.EyeProblems;
import dev.footfall.ingest.eye.JsonText;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.EyeStore;
import dev.footfall.store.EyeStore.EventFilter;
import dev.footfall.store.EyeStore.EventRow;
import dev.footfall.store.Receipt.Settled;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes events that are stored. What is left of the old event is read, checked and written in
/// one step of the store, so that no change is lost between two. Blocks.
public final class EyeEdits {

    private static final int BAD_REQUEST = 400;

    private final EyeIntake intake;
    private final EyeStore store;
    private final EventLog log;
    private final InstantSource clock;

    public EyeEdits(EyeIntake intake, EyeStore store, EventLog log, InstantSource clock) {
        this.intake = intake;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /// What somebody wants of an event.
    ///
    /// @param partial whether fields that are left out stay
    record Wanted(Site site, long id, EventFilter filter, boolean partial) {}

    /// What became of it.
    sealed interface Edited {
        record Done(EventRow row) implements Edited {}

        record Wrong(EyeProblems problems, JsonNode input) implements Edited {}

        record Absent() implements Edited {}
    }

    void edit(RoutingContext context, Wanted wanted, EyeBody body) {
        switch (body) {
            case EyeBody.Malformed(String detail) ->
                    DrfAnswers.detail(context, BAD_REQUEST, detail);
            case EyeBody.Read(JsonNode input) -> {
                switch (edit(wanted, input)) {
                    case Edited.Done(EventRow row) ->
                            Answers.json(context, 200, EyeJson.event(row));
                    case Edited.Absent() -> DrfAnswers.notFound(context);
                    case Edited.Wrong wrong -> refuse(context, wanted.site(), wrong);
                }
            }
        }
    }

    Edited edit(Wanted wanted, JsonNode input) {
        AtomicReference<Edited> edited = new AtomicReference<>(new Edited.Absent());
        Optional<EventRow> _ =
                store.change(
                        wanted.site().number(),
                        wanted.id(),
                        wanted.filter(),
                        row -> {
                            Edited outcome = checked(row, wanted, input);
                            edited.set(outcome);
                            return outcome instanceof Edited.Done(EventRow done)
                                    ? Optional.of(done.event())
                                    : Optional.empty();
                        });
        return edited.get();
    }

    private Edited checked(EventRow row, Wanted wanted, JsonNode input) {
        JsonNode whole =
                wanted.partial() && input instanceof ObjectNode changes
                        ? merged(row.event(), changes)
                        : input;
        return switch (intake.checked(whole, wanted.site(), Micros.now(clock))) {
            case Checked.Good good -> new Edited.Done(edited(row, good));
            case Checked.Bad(EyeProblems problems) -> new Edited.Wrong(problems, whole);
        };
    }

    private static JsonNode merged(EyeEvent event, ObjectNode changes) {
        ObjectNode whole = EyeJson.told(event);
        if (changes.has("session_id")) {
            whole.remove("session");
        }
        whole.setAll(changes);
        return whole;
    }

    private static EventRow edited(EventRow row, Checked.Good good) {
        EyeEvent before = row.event();
        return new EventRow(
                row.id(),
                new EyeEvent(
                        before.receipt(),
                        before.receiptGiven(),
                        before.site(),
                        good.session(),
                        good.category(),
                        good.name(),
                        JsonText.of(good.data()),
                        good.timestamp(),
                        before.received()));
    }

    /// Answers what is wrong once it is kept.
    private void refuse(RoutingContext context, Site site, Edited.Wrong wrong) {
        EyeFault fault =
                EyeIntake.fault(
                        Optional.empty(), wrong.input(), wrong.problems(), site, Micros.now(clock));
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(new Batch(List.of(), List.of(), List.of(fault)), settled::complete);
        EyeAnswers.settled(
                context,
                settled.join(),
                () -> {
                    EyeAnswers.receipts(context, List.of(fault.receipt()));
                    DrfAnswers.fields(context, BAD_REQUEST, wrong.problems().byField());
                });
    }
}
