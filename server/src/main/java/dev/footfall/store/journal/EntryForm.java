package dev.footfall.store.journal;

import dev.footfall.model.CaptureLosses;
import dev.footfall.model.Direction;
import dev.footfall.model.Entry;
import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.SentEvents;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// How an entry looks in bytes: a number for its kind, then its parts in the order of the record.
final class EntryForm {

    private static final int EYE_SESSION = 1;
    private static final int EYE_EVENT = 2;
    private static final int EYE_FAULT = 3;
    private static final int KEPT_EXCHANGE = 9;
    private static final int CAPTURE_LOSSES = 10;
    private static final int OUTGOING_EXCHANGE = 11;

    /// The times of its answer's events stand before the exchange, with its own kind.
    private static final int SENT_EVENTS = 12;

    private EntryForm() {}

    static void write(Packer to, Entry entry) {
        switch (entry) {
            case EyeSession(int site, UUID id, long received) -> {
                to.count(EYE_SESSION);
                to.int32(site);
                write(to, id);
                to.int64(received);
            }
            case EyeEvent event -> {
                to.count(EYE_EVENT);
                write(to, event);
            }
            case EyeFault fault -> {
                to.count(EYE_FAULT);
                write(to, fault);
            }
            case KeptExchange exchange -> {
                exchange.sentEvents()
                        .ifPresent(sent -> {
                            to.count(SENT_EVENTS);
                            ExchangeForm.write(to, sent);
                        });
                to.count(exchange.isOutgoing() ? OUTGOING_EXCHANGE : KEPT_EXCHANGE);
                ExchangeForm.write(to, exchange);
            }
            case CaptureLosses losses -> {
                to.count(CAPTURE_LOSSES);
                ExchangeForm.write(to, losses);
            }
        }
    }

    static Entry entry(Unpacker from) throws IOException {
        int first = from.count();
        boolean streamed = first == SENT_EVENTS;
        Optional<SentEvents> sent =
                streamed ? Optional.of(ExchangeForm.sentEvents(from)) : Optional.empty();
        int kind = streamed ? from.count() : first;
        return switch (kind) {
            case EYE_SESSION -> new EyeSession(from.int32(), uuid(from), from.int64());
            case EYE_EVENT -> eyeEvent(from);
            case EYE_FAULT -> eyeFault(from);
            case KEPT_EXCHANGE -> ExchangeForm.exchange(from, Direction.INCOMING, sent);
            case OUTGOING_EXCHANGE -> ExchangeForm.exchange(from, Direction.OUTGOING, sent);
            case CAPTURE_LOSSES -> ExchangeForm.losses(from);
            default -> throw new IOException("the journal holds an entry of unknown kind " + kind);
        };
    }

    private static void write(Packer to, EyeEvent event) {
        write(to, event.receipt());
        to.flag(event.receiptGiven());
        to.int32(event.site());
        write(to, event.session());
        to.text(event.category());
        to.text(event.name());
        to.text(event.data());
        to.int64(event.timestamp());
        to.int64(event.received());
    }

    private static EyeEvent eyeEvent(Unpacker from) {
        return new EyeEvent(
                id(from),
                from.flag(),
                from.int32(),
                uuid(from),
                from.text(),
                from.text(),
                from.text(),
                from.int64(),
                from.int64());
    }

    private static void write(Packer to, EyeFault fault) {
        write(to, fault.receipt());
        to.flag(fault.receiptGiven());
        to.int32(fault.site());
        to.text(fault.payload());
        to.text(fault.message());
        to.text(fault.errors());
        to.int64(fault.received());
    }

    private static EyeFault eyeFault(Unpacker from) {
        return new EyeFault(
                id(from),
                from.flag(),
                from.int32(),
                from.text(),
                from.text(),
                from.text(),
                from.int64());
    }

    static void write(Packer to, EventId id) {
        to.int64(id.high());
        to.int64(id.low());
    }

    static EventId id(Unpacker from) {
        return new EventId(from.int64(), from.int64());
    }

    private static void write(Packer to, UUID id) {
        to.int64(id.getMostSignificantBits());
        to.int64(id.getLeastSignificantBits());
    }

    private static UUID uuid(Unpacker from) {
        return new UUID(from.int64(), from.int64());
    }
}
