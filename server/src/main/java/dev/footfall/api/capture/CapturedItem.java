package dev.footfall.api.capture;

import dev.footfall.model.Direction;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.Hit;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One item of a body: read, or refused.
sealed interface CapturedItem {

    /// @param details what is kept beside the event, or instead of one where the call is outgoing;
    ///   empty when only counts were told
    /// @param exchange none: the item tells of a page view and nothing more
    /// @param page whether this one may be a page; empty when only the body says
    /// @param time empty: when it arrived
    record Good(
            Optional<EventId> id,
            OptionalLong time,
            Location location,
            Sender sender,
            String referrer,
            Exchange exchange,
            Optional<CapturedDetails> details,
            Optional<Boolean> page,
            String original)
            implements CapturedItem {

        Hit toHit(String domain, boolean pages, long now) {
            return new Hit(
                    "capture",
                    domain,
                    id,
                    now,
                    time.orElse(now),
                    kind(),
                    kind().word(),
                    location,
                    referrer,
                    sender,
                    exchange,
                    Map.of(),
                    Revenue.NONE,
                    Engagement.NONE,
                    false,
                    exchange.isPresent() && page.orElse(pages),
                    original);
        }

        /// What is kept of it beside the event that it became.
        Optional<KeptExchange> kept(Event event) {
            return details.map(told ->
                    new KeptExchange(
                            new ExchangeHead(
                                    event.id(),
                                    event.site(),
                                    event.received(),
                                    event.at(),
                                    location,
                                    exchange,
                                    sender.userAgent(),
                                    told.trace()),
                            told.request(),
                            told.response(),
                            told.sentEvents()));
        }

        /// Whether the site's application called somebody else: it is kept, and counts nowhere.
        boolean isOutgoing() {
            return details.map(d -> d.trace().direction() == Direction.OUTGOING).orElse(false);
        }

        private EventKind kind() {
            return exchange.isPresent() ? EventKind.REQUEST : EventKind.PAGEVIEW;
        }
    }

    /// @param detail names the field at fault
    record Bad(String detail, String original) implements CapturedItem {}
}
