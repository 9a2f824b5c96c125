package dev.footfall.store;

/// Told once what became of a batch. Called on the log's own thread, or on the caller's when the
/// log is full: must be quick and must not throw.
@FunctionalInterface
public interface Receipt {

    void settled(Settled settled);

    /// What became of a batch.
    sealed interface Settled {

        /// On disk, and there after `kill -9`.
        ///
        /// @param stored new events, and outgoing calls
        /// @param repeated those whose id was there already
        record Stored(long stored, long repeated) implements Settled {}

        /// Too much is waiting; nothing of the batch was kept. Try again later.
        record Full() implements Settled {}

        /// The disk has no room; nothing of the batch was kept.
        record NoRoom() implements Settled {}

        /// The store is closed or broken; nothing of the batch was kept.
        record Unavailable(String detail) implements Settled {}
    }
}
