package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/// Lets SQL read rows that live in memory: a table function `name(token)` that yields the rows
/// which `source` finds under that token, column by column.
final class Rows<T> implements DuckDBTableFunction<Long, Rows.Cursor<T>, Object> {

    /// How far a scan has come. One thread scans.
    static final class Cursor<T> {
        private final List<? extends T> rows;
        private final int[] columns;
        private int next;

        Cursor(List<? extends T> rows, int[] columns) {
            this.rows = rows;
            this.columns = columns;
        }
    }

    private final List<Column<T>> columns;
    private final LongFunction<List<? extends T>> source;

    Rows(List<Column<T>> columns, LongFunction<List<? extends T>> source) {
        this.columns = columns;
        this.source = source;
    }

    void register(Connection connection, String name) throws SQLException {
        DuckDBFunctions.tableFunction()
                .withName(name)
                .withParameter(long.class)
                .withProjectionPushdown()
                .withFunction(this)
                .register(connection);
    }

    @Override
    public Long bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        for (Column<T> column : columns) {
            column.declare(info);
        }
        return info.getParameter(0).getLong();
    }

    /// Finds the rows here rather than in [#bind], which a prepared statement runs only once.
    @Override
    public Cursor<T> init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        Long token = info.getBindData();
        int[] wanted = new int[Math.toIntExact(info.getColumnCount())];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Math.toIntExact(info.getColumnIndex(i));
        }
        return new Cursor<>(source.apply(token), wanted);
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        Cursor<T> cursor = info.getInitData();
        int end = (int) Math.min(cursor.next + chunk.capacity(), cursor.rows.size());
        List<? extends T> part = cursor.rows.subList(cursor.next, end);
        for (int i = 0; i < cursor.columns.length && !part.isEmpty(); i++) {
            if (cursor.columns[i] < columns.size()) {
                columns.get(cursor.columns[i]).fill(chunk.vector(i), part);
            }
        }
        cursor.next = end;
        return part.size();
    }
}
