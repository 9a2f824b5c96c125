package dev.footfall.store;

import dev.footfall.model.EventId;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.KeptExchange;
import java.util.List;
import java.util.Optional;

/// The kept exchanges. Blocks.
public interface ExchangeStore {

    /// A page's last row: where the next page begins.
    record Place(long at, long seq) {}

    /// @param next where the next page begins; empty when there is none
    record Page(List<ExchangeHead> heads, Optional<Place> next) {

        public Page {
            heads = List.copyOf(heads);
        }
    }

    /// @param next where the next ones begin; empty when there are none
    record Wholes(List<KeptExchange> exchanges, Optional<Place> next) {

        public Wholes {
            exchanges = List.copyOf(exchanges);
        }
    }

    /// What capture libraries said they lost for one reason.
    ///
    /// @param last when they said so last, microseconds since 1970 UTC
    record Loss(String reason, long lost, long last) {}

    /// The newest first, by when they happened. What is stored between one page and the next moves
    /// none from one to the other.
    ///
    /// @param after where the page before ended; empty for the first
    Page page(ExchangeFilter filter, Optional<Place> after, int limit);

    /// The same with headers and bodies.
    Wholes whole(ExchangeFilter filter, Optional<Place> after, int limit);

    Optional<KeptExchange> find(EventId id);

    /// How many were removed.
    long remove(ExchangeFilter filter);

    /// Whether there was one.
    boolean remove(EventId id);

    /// The greatest first.
    ///
    /// @param from microseconds since 1970 UTC; those told then or later
    /// @param to those told before
    List<Loss> losses(int site, long from, long to);

    /// Removes what is not to be kept any longer.
    ///
    /// @param now microseconds since 1970 UTC
    void trim(ExchangeKeep keep, long now);
}
