package dev.footfall.store.duckdb;

import dev.footfall.model.DropReason;
import dev.footfall.model.Rejected;
import dev.footfall.store.RejectedFilter;
import dev.footfall.store.RejectedStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Reads the table `rejected`, which the writer fills and trims.
public final class RejectedTable implements RejectedStore {

    private static final String ROWS =
            "SELECT seq, received, surface, domain, reason, detail, original FROM rejected WHERE ";
    private static final String TALLY =
            "SELECT reason, count(*), max(received) FROM rejected WHERE ";

    private final DuckDb store;

    public RejectedTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public Page page(RejectedFilter filter, OptionalLong before, int limit) {
        Sql sql = Sql.of(ROWS).add(ofSite(filter.domain()));
        filter.reason().ifPresent(reason -> sql.add(" AND reason = ").bind(reason.word()));
        if (!filter.words().isEmpty()) {
            sql.add(
                            " AND contains(lower(concat_ws(' ', surface, domain, detail, original)), lower(")
                    .bind(filter.words())
                    .add("))");
        }
        before.ifPresent(seq -> sql.add(" AND seq < ").bind(seq));
        sql.add(" ORDER BY seq DESC LIMIT ").bind(limit + 1);
        return store.read((connection, _) -> {
            try (PreparedStatement find = sql.prepare(connection);
                    ResultSet row = find.executeQuery()) {
                return page(row, limit);
            }
        });
    }

    private static Page page(ResultSet row, int limit) throws SQLException {
        List<Kept> rows = new ArrayList<>();
        long last = 0;
        while (row.next()) {
            if (rows.size() == limit) {
                return new Page(rows, OptionalLong.of(last));
            }
            last = row.getLong("seq");
            rows.add(new Kept(last, rejected(row)));
        }
        return new Page(rows, OptionalLong.empty());
    }

    @Override
    public List<Tally> tally(String domain) {
        Sql sql =
                Sql.of(TALLY)
                        .add(ofSite(domain))
                        .add(" GROUP BY reason ORDER BY count(*) DESC, reason");
        return store.read((connection, _) -> {
            List<Tally> tallies = new ArrayList<>();
            try (PreparedStatement find = sql.prepare(connection);
                    ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    tallies.add(new Tally(reason(row), row.getLong(2), row.getLong(3)));
                }
            }
            return tallies;
        });
    }

    private static Sql ofSite(String domain) {
        return domain.isEmpty() ? Sql.of("true") : Sql.of("domain = ").bind(domain);
    }

    private static Rejected rejected(ResultSet row) throws SQLException {
        return new Rejected(
                row.getLong("received"),
                row.getString("surface"),
                row.getString("domain"),
                reason(row),
                row.getString("detail"),
                row.getString("original"));
    }

    private static DropReason reason(ResultSet row) throws SQLException {
        String word = row.getString("reason");
        return DropReason.find(word)
                .orElseThrow(() -> new SQLException("rejected has the reason " + word));
    }
}
