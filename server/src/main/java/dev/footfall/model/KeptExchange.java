package dev.footfall.model;

import java.util.Optional;

/// A captured request with its answer, headers and bodies: what `/api/exchanges` shows. Secrets are
/// masked before it is made.
public record KeptExchange(ExchangeHead head, KeptMessage request, KeptMessage response)
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
        return Optional.of(head.id());
    }

    @Override
    public int weight() {
        return Entry.weight(keptBytes());
    }

    /// About what its headers and bodies take up.
    public int keptBytes() {
        return request.characters() + response.characters();
    }
}
