package dev.footfall.store.duckdb;

import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.TrailPlan;
import dev.footfall.store.Trails;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads trails from table `event`, sorted by the engine (which spills what memory does not hold)
/// and handed over row by row. Any thread may call it; a reader's thread does the work.
public final class TrailTable implements Trails {

    private final DuckDb store;

    public TrailTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public <T> T read(TrailPlan plan, Function<Snapshot, T> then) {
        long naming = store.shelves().routes().lay(List.of(plan.routes()));
        try {
            return store.read((connection, open) -> {
                RequestLogTable.stream(connection);
                TrailSql sql = new TrailSql(plan, open, naming);
                return then.apply(new OneReading(store.limited(connection), sql));
            });
        } finally {
            store.shelves().routes().clear(naming);
        }
    }

    /// For one thread, one result at a time.
    private record OneReading(Limited limited, TrailSql sql) implements Snapshot {

        /// After so many rows the time is looked at: the engine counts it only up to the first.
        private static final int ROWS_BETWEEN_LOOKS = 65_536;

        @Override
        public void each(Taker taker) {
            long deadline = System.nanoTime() + Math.max(limit().toNanos(), 1);
            try (PreparedStatement statement = limited.prepare(sql.rows());
                    ResultSet row = statement.executeQuery()) {
                for (long rows = 1; row.next(); rows++) {
                    taker.take(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4));
                    if (rows % ROWS_BETWEEN_LOOKS == 0 && System.nanoTime() - deadline > 0) {
                        throw new StoreException(Trouble.TOO_LONG, "the trails are too long");
                    }
                }
            } catch (SQLException e) {
                throw Failures.toStoreException(e, "cannot read trails");
            }
        }

        private Duration limit() {
            return limited.limit();
        }

        @Override
        public Names names(Collection<Long> codes) {
            Map<Long, String> names = new HashMap<>();
            boolean[] exact = {true};
            if (codes.isEmpty()) {
                return new Names(names, true);
            }
            try {
                limited.each(
                        sql.names(codes),
                        row -> {
                            names.put(row.getLong(1), row.getString(2));
                            exact[0] &= row.getString(2).equals(row.getString(3));
                        });
                return new Names(names, exact[0]);
            } catch (SQLException e) {
                throw Failures.toStoreException(e, "cannot read the names of a trail");
            }
        }

        @Override
        public long rowsRead() {
            try {
                return limited.number(sql.rowsRead());
            } catch (SQLException e) {
                throw Failures.toStoreException(e, "cannot count events");
            }
        }
    }
}
