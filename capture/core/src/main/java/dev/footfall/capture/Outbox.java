package dev.footfall.capture;

import java.util.List;

/// Exchanges on their way to the server, in their wire form and in order. One thread puts, another
/// takes.
interface Outbox extends AutoCloseable {

    /// Whether it was taken in; the caller counts it as lost otherwise.
    boolean put(byte[] item);

    /// The first that wait, at least one if any does; they stay until [#sent].
    ///
    /// @param bytes how many together, unless a single one has more
    List<byte[]> first(int items, int bytes);

    /// The first so many have arrived.
    void sent(int items);

    /// How many wait.
    long waiting();

    /// How many bytes of a disk it takes.
    long bytesOnDisk();

    /// Whether what waits is still there after the process has ended.
    boolean isDurable();

    @Override
    void close();
}
