package dev.footfall.store.duckdb;

import dev.footfall.store.Holdings;
import java.util.ArrayList;
import java.util.List;

/// Counts tables `event` and `exchange`.
public final class HoldingsTable implements Holdings {

    private static final Sql ALL =
            Sql.of(
                    """
                    WITH kept AS (SELECT site, count(*) AS exchanges FROM exchange GROUP BY site),
                    counted AS (
                        SELECT site, count(*) AS events, min(happened) AS first,
                            max(happened) AS last
                        FROM event GROUP BY site
                    )
                    SELECT site, coalesce(events, 0) AS events, coalesce(first, 0) AS first,
                        coalesce(last, 0) AS last, coalesce(exchanges, 0) AS exchanges
                    FROM counted FULL JOIN kept USING (site)
                    """);

    private final DuckDb store;

    public HoldingsTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<Holding> all() {
        return store.read((connection, _) -> {
            List<Holding> holdings = new ArrayList<>();
            store.limited(connection)
                    .each(
                            ALL,
                            row ->
                                    holdings.add(
                                            new Holding(
                                                    row.getInt("site"),
                                                    row.getLong("events"),
                                                    row.getLong("first"),
                                                    row.getLong("last"),
                                                    row.getLong("exchanges"))));
            return holdings;
        });
    }
}
