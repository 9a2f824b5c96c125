package dev.footfall.model;

import java.util.Optional;

/// A captured request with its answer, headers and bodies: what `/api/exchanges` shows. Secrets are
/// masked before it is made.
///
/// @param sentEvents where the answer is an event stream and its events' times were told
public record KeptExchange(
        ExchangeHead head,
        KeptMessage request,
        KeptMessage response,
        Optional<SentEvents> sentEvents)
        implements Entry {

    @Override
    public int site() {
        return head.site();
    }

    @Override
    public long received() {
        return head.received();
    }

    @Override
    public Optional<EventId> event() {
        return isOutgoing() ? Optional.empty() : Optional.of(head.id());
    }

    /// An outgoing one has no event, so it is known again by its own id.
    @Override
    public Optional<EventId> givenId() {
        return isOutgoing() ? Optional.of(head.id()) : Optional.empty();
    }

    public boolean isOutgoing() {
        return head.trace().direction() == Direction.OUTGOING;
    }

    @Override
    public int weight() {
        return Entry.weight(keptBytes());
    }

    /// About what its headers, bodies and times take up.
    public int keptBytes() {
        return request.characters()
                + response.characters()
                + sentEvents.map(SentEvents::characters).orElse(0);
    }
}
