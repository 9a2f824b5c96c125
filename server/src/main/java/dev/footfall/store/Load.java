package dev.footfall.store;

import dev.footfall.store.Receipt.Settled;

/// Many batches in a row, as of an import, for which their sender waits at the end only: so the log
/// can write them in transactions as large as pay, and holds a few of them at a time. Each event
/// brings an id of its own, so that a load which broke off can be sent again. For one thread.
public interface Load {

    /// Takes the next batch; waits while several before it have not been taken in.
    ///
    /// @return whether more will be taken; else [#settle] tells why not
    boolean add(Batch batch);

    /// Waits until what was added since the last time is durable, and answers what became of it
    /// all. After a refusal some of it may be.
    Settled settle();
}
