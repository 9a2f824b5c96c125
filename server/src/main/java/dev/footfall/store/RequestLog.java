package dev.footfall.store;

import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/// The requests of a site with their answers, as they were stored, bots and all. Reading it may
/// take long and hand over more than memory holds, so everything is handed over piece by piece.
public interface RequestLog {

    /// What stands for an agent that is not known.
    String UNKNOWN_AGENT = "UNKNOWN";

    /// Which requests are meant.
    ///
    /// @param site the number of the site
    /// @param domain stands for a host that is not known
    /// @param from the first moment, microseconds since 1970 UTC
    /// @param to the first moment that is not meant any more, microseconds since 1970 UTC
    record Span(int site, String domain, long from, long to) {}

    /// Which of the logged requests are meant.
    ///
    /// @param limit how many at most; [Long#MAX_VALUE] for all
    /// @param offset how many are passed over first
    record Page(long limit, long offset) {

        public boolean isWhole() {
            return limit == Long.MAX_VALUE && offset == 0;
        }
    }

    /// Requests alike in method, scheme, URL and user agent, taken as one.
    ///
    /// @param id the number of the first of them to be stored; it never changes
    /// @param created when that one happened, microseconds since 1970 UTC
    /// @param scheme `http` where it is not known
    /// @param host with the port where one was given
    /// @param path without the query
    /// @param query what follows the `?`; empty when there was none
    record Logged(
            long id,
            long created,
            String method,
            String scheme,
            String host,
            String path,
            String query,
            String userAgent) {}

    /// How one of them was answered.
    ///
    /// @param at when it happened, microseconds since 1970 UTC
    /// @param status 0 when not known
    /// @param size of the answer's body in bytes; 0 when not known
    record Answered(long at, int status, long size) {}

    /// Takes what is read, in order; may wait, and ends the reading by throwing.
    interface Taker {

        /// Its answers follow, in the order of storing, one at least.
        void request(Logged request);

        void answer(Answered answer);
    }

    /// By what requests are counted.
    enum Trait {
        METHOD,
        SCHEME,
        USER_AGENT,
        HOST
    }

    /// What one reading sees: all that was stored up to one moment.
    interface Snapshot {

        /// By the time at which they were created.
        void requests(Page page, Taker taker);

        /// How many requests have each value, the most frequent first.
        void counts(Trait trait, ObjLongConsumer<String> each);

        long total();
    }

    /// Has a thread of the store call `then`, and waits for it. What `then` throws is thrown here.
    ///
    /// @throws StoreException when the store cannot be read, or too many read it already
    void read(Span span, Stop stop, Consumer<Snapshot> then);
}
