package dev.footfall.capture;

import dev.footfall.capture.Memory.For;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Holds what is to be sent in memory, under the one ceiling.
final class MemoryOutbox implements Outbox {

    /// What an array and its place in the queue take beside its bytes.
    private static final int OVERHEAD = 32;

    private final ArrayDeque<byte[]> items = new ArrayDeque<>();
    private final Memory memory;

    MemoryOutbox(Memory memory) {
        this.memory = memory;
    }

    @Override
    public synchronized boolean put(byte[] item) {
        if (!memory.reserve(item.length + OVERHEAD, For.EXCHANGE)) {
            return false;
        }
        items.add(item);
        return true;
    }

    @Override
    public synchronized List<byte[]> first(int most, int bytes) {
        List<byte[]> first = new ArrayList<>();
        long length = 0;
        for (byte[] item : items) {
            length += item.length;
            if (first.size() == most || (length > bytes && !first.isEmpty())) {
                break;
            }
            first.add(item);
        }
        return first;
    }

    @Override
    public synchronized void sent(int count) {
        for (int i = 0; i < count; i++) {
            byte[] item = items.remove();
            memory.release(item.length + OVERHEAD);
        }
    }

    @Override
    public synchronized long waiting() {
        return items.size();
    }

    @Override
    public long bytesOnDisk() {
        return 0;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public synchronized void close() {
        sent(items.size());
    }
}
