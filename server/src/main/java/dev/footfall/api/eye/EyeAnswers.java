package dev.footfall.api.eye;

import dev.footfall.api.DrfAnswers;
import dev.footfall.model.EventId;
import dev.footfall.store.Receipt.Settled;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Collectors;

/// Ends requests to the eye, in the words of the original.
final class EyeAnswers {

    private static final String RECEIPT = "X-Footfall-Receipt";
    private static final String TAKEN = "\"Event will be created after validation\"";

    /// More receipts than that would not fit into the headers that clients read.
    private static final int MOST_RECEIPTS = 100;

    private EyeAnswers() {}

    /// Answers by what became of a batch: refusals here, success by `stored`.
    static void settled(RoutingContext context, Settled settled, Runnable stored) {
        switch (settled) {
            case Settled.Stored _ -> stored.run();
            case Settled.Full() ->
                    DrfAnswers.busy(context, "Too many events are waiting; send it again.");
            case Settled.NoRoom() -> DrfAnswers.detail(context, 507, "The disk has no room.");
            case Settled.Unavailable(String detail) -> DrfAnswers.busy(context, detail);
        }
    }

    /// What is said of every event, whether it is valid or not.
    static void taken(RoutingContext context) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response().putHeader("Content-Type", EyeBody.JSON).end(Buffer.buffer(TAKEN));
        }
    }

    /// Names what was taken to its sender; of very many the first.
    static void receipts(RoutingContext context, List<EventId> receipts) {
        String names =
                receipts.stream()
                        .limit(MOST_RECEIPTS)
                        .map(EventId::toString)
                        .collect(Collectors.joining(", "));
        context.response().putHeader(RECEIPT, names);
    }

    /// How many rows there are where only some were asked for.
    static void total(RoutingContext context, long rows) {
        context.response().putHeader("X-Total-Count", Long.toString(rows));
    }

    static void tooLarge(RoutingContext context) {
        DrfAnswers.detail(context, 413, "The body is larger than " + EyeBody.LIMIT + " bytes.");
    }
}
