package dev.footfall.store.journal;

import dev.footfall.model.Agent;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Revenue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// How an event looks in bytes: its parts in the order of the record, each read back by the method
/// under the one that writes it.
final class EventForm {

    private EventForm() {}

    static void write(Packer to, Event event) {
        to.int64(event.id().high());
        to.int64(event.id().low());
        to.flag(event.idGiven());
        to.int32(event.site());
        to.int64(event.received());
        to.int64(event.at());
        to.text(event.kind().name());
        to.text(event.name());
        to.int64(event.visitor());
        to.int64(event.earlierVisitor());
        to.int64(event.laterVisitor());
        write(to, event.location());
        write(to, event.exchange());
        to.text(event.userAgent());
        write(to, event.agent());
        write(to, event.place());
        write(to, event.referral());
        write(to, event.verdict());
        write(to, event.props());
        write(to, event.revenue());
        write(to, event.engagement());
        to.flag(event.interactive());
        to.flag(event.fromLog());
    }

    static Event event(Unpacker from) {
        return new Event(
                new EventId(from.int64(), from.int64()),
                from.flag(),
                from.int32(),
                from.int64(),
                from.int64(),
                EventKind.valueOf(from.text()),
                from.text(),
                from.int64(),
                from.int64(),
                from.int64(),
                location(from),
                exchange(from),
                from.text(),
                agent(from),
                place(from),
                referral(from),
                verdict(from),
                props(from),
                revenue(from),
                engagement(from),
                from.flag(),
                from.flag());
    }

    static void write(Packer to, Location location) {
        to.text(location.host());
        to.text(location.path());
        to.text(location.query());
    }

    static Location location(Unpacker from) {
        return new Location(from.text(), from.text(), from.text());
    }

    static void write(Packer to, Exchange exchange) {
        boolean present = !exchange.equals(Exchange.NONE);
        to.flag(present);
        if (present) {
            to.text(exchange.method());
            to.text(exchange.scheme());
            to.int32(exchange.status());
            to.text(exchange.route());
            to.maybe(exchange.durationMicros());
            to.maybe(exchange.bytesIn());
            to.maybe(exchange.bytesOut());
            to.text(exchange.consumer());
        }
    }

    static Exchange exchange(Unpacker from) {
        return from.flag()
                ? new Exchange(
                        from.text(),
                        from.text(),
                        from.int32(),
                        from.text(),
                        from.maybe(),
                        from.maybe(),
                        from.maybe(),
                        from.text())
                : Exchange.NONE;
    }

    private static void write(Packer to, Agent agent) {
        to.text(agent.browser());
        to.text(agent.browserVersion());
        to.text(agent.os());
        to.text(agent.osVersion());
        to.text(agent.device());
    }

    private static Agent agent(Unpacker from) {
        return new Agent(from.text(), from.text(), from.text(), from.text(), from.text());
    }

    private static void write(Packer to, Place place) {
        to.text(place.country());
        to.text(place.region());
        to.text(place.city());
    }

    private static Place place(Unpacker from) {
        return new Place(from.text(), from.text(), from.text());
    }

    private static void write(Packer to, Referral referral) {
        to.text(referral.referrer());
        to.text(referral.source());
        to.text(referral.channel());
        to.text(referral.utmMedium());
        to.text(referral.utmSource());
        to.text(referral.utmCampaign());
        to.text(referral.utmContent());
        to.text(referral.utmTerm());
    }

    private static Referral referral(Unpacker from) {
        return new Referral(
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text());
    }

    private static void write(Packer to, BotVerdict verdict) {
        to.text(verdict.botClass().name());
        to.text(verdict.reason());
        to.text(verdict.name());
    }

    private static BotVerdict verdict(Unpacker from) {
        return new BotVerdict(BotClass.valueOf(from.text()), from.text(), from.text());
    }

    private static void write(Packer to, Map<String, String> props) {
        to.count(props.size());
        props.forEach((name, value) -> {
            to.text(name);
            to.text(value);
        });
    }

    private static Map<String, String> props(Unpacker from) {
        int size = from.count();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> props = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            props.put(from.text(), from.text());
        }
        return props;
    }

    private static void write(Packer to, Revenue revenue) {
        to.text(revenue.currency());
        if (revenue.isPresent()) {
            to.text(revenue.amount().toString());
        }
    }

    private static Revenue revenue(Unpacker from) {
        String currency = from.text();
        return currency.isEmpty()
                ? Revenue.NONE
                : new Revenue(new BigDecimal(from.text()), currency);
    }

    private static void write(Packer to, Engagement engagement) {
        to.int32(engagement.scrollPercent());
        to.int64(engagement.engagedMillis());
    }

    private static Engagement engagement(Unpacker from) {
        return new Engagement(from.int32(), from.int64());
    }
}
