package dev.footfall.store.journal;

import dev.footfall.model.CaptureLosses;
import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import dev.footfall.model.EventId;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.SentEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How kept exchanges, and what capture libraries lost, look in bytes.
final class ExchangeForm {

    private ExchangeForm() {}

    static void write(Packer to, KeptExchange kept) {
        ExchangeHead head = kept.head();
        EntryForm.write(to, head.id());
        to.int32(head.site());
        to.int64(head.received());
        to.int64(head.at());
        EventForm.write(to, head.location());
        EventForm.write(to, head.exchange());
        to.text(head.userAgent());
        to.maybe(head.trace().firstByteMicros());
        to.text(head.trace().traceId());
        to.text(head.trace().ending().name());
        to.maybe(head.trace().sequence());
        write(to, kept.request());
        write(to, kept.response());
    }

    static void write(Packer to, SentEvents sent) {
        to.int64(sent.count());
        to.count(sent.micros().size());
        sent.micros().forEach(to::int64);
        to.int64(sent.lastMicros());
        to.int64(sent.longestGapMicros());
    }

    static SentEvents sentEvents(Unpacker from) {
        long count = from.int64();
        int times = from.count();
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            micros.add(from.int64());
        }
        return new SentEvents(count, micros, from.int64(), from.int64());
    }

    /// @param direction which the number of its kind tells
    /// @param sent what stood before it, where its kind says so
    static KeptExchange exchange(Unpacker from, Direction direction, Optional<SentEvents> sent) {
        return new KeptExchange(
                new ExchangeHead(
                        EntryForm.id(from),
                        from.int32(),
                        from.int64(),
                        from.int64(),
                        EventForm.location(from),
                        EventForm.exchange(from),
                        from.text(),
                        new ExchangeTrace(
                                from.maybe(),
                                from.text(),
                                Ending.valueOf(from.text()),
                                from.maybe(),
                                direction)),
                message(from),
                message(from),
                sent);
    }

    private static void write(Packer to, KeptMessage message) {
        to.text(message.headers());
        to.flag(message.headersCut());
        KeptBody body = message.body();
        to.text(body.form().name());
        to.text(body.content());
        to.text(body.type());
        to.maybe(body.size());
        to.text(body.sha256());
        to.flag(body.truncated());
    }

    private static KeptMessage message(Unpacker from) {
        return new KeptMessage(
                from.text(),
                from.flag(),
                new KeptBody(
                        KeptBody.Form.valueOf(from.text()),
                        from.text(),
                        from.text(),
                        from.maybe(),
                        from.text(),
                        from.flag()));
    }

    static void write(Packer to, CaptureLosses losses) {
        to.int32(losses.site());
        to.int64(losses.received());
        to.count(losses.lost().size());
        losses.lost()
                .forEach((reason, lost) -> {
                    to.text(reason);
                    to.int64(lost);
                });
        to.flag(losses.event().isPresent());
        losses.event().ifPresent(id -> EntryForm.write(to, id));
    }

    static CaptureLosses losses(Unpacker from) {
        int site = from.int32();
        long received = from.int64();
        int reasons = from.count();
        Map<String, Long> lost = new HashMap<>();
        for (int i = 0; i < reasons; i++) {
            lost.put(from.text(), from.int64());
        }
        Optional<EventId> event = from.flag() ? Optional.of(EntryForm.id(from)) : Optional.empty();
        return new CaptureLosses(site, received, lost, event);
    }
}
