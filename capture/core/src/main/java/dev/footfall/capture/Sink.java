package dev.footfall.capture;

import java.util.List;

/// Takes captured exchanges beside, or instead of, the sending to Footfall: a database of the
/// application's own, a queue. Called by one thread of its own, so it may block; what queues up
/// meanwhile counts against the one ceiling on memory. Nothing that this thread does is captured.
public interface Sink {

    /// Takes exchanges, masked, in their order.
    ///
    /// @throws Exception when it could not take them; they are offered again after a pause, a few
    ///   times, so it should take all or nothing, or know an exchange again by its id. A
    ///   [SinkException] says more
    void take(List<Exchange> exchanges) throws Exception;

    /// Time for what has to be done now and then, such as removing what is old: called between two
    /// batches, at the start and then about once a minute, whether anything is captured or not.
    ///
    /// @throws Exception when it could not be done; it is told in the application's log
    default void tend() throws Exception {}

    /// Nothing more will come.
    ///
    /// @throws Exception when it could not end as it should; it is told in the application's log
    default void close() throws Exception {}
}
