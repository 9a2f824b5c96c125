package dev.footfall.store.duckdb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Rows laid out for SQL to read through a [Rows] function, each lot under a token of its own.
final class Shelf<T> {

    private final AtomicLong tokens = new AtomicLong();
    private final Map<Long, List<? extends T>> lots = new ConcurrentHashMap<>();

    long lay(List<? extends T> rows) {
        long token = tokens.incrementAndGet();
        lots.put(token, rows);
        return token;
    }

    void lay(long token, List<? extends T> rows) {
        lots.put(token, rows);
    }

    /// Nothing lies under an unknown token.
    List<? extends T> rows(long token) {
        return lots.getOrDefault(token, List.of());
    }

    void clear(long token) {
        lots.remove(token);
    }
}
