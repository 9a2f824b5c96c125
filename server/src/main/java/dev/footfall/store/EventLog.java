package dev.footfall.store;

/// Where finished hits become durable. Any thread may append.
public interface EventLog {

    /// Takes the batch and returns at once; the receipt is told when it is durable or refused. A
    /// batch is stored whole or not at all.
    void append(Batch batch, Receipt receipt);
}
