package dev.footfall.store.duckdb;

/// The routes of requests whose callers named none: each path of the rows asked about is named
/// once, however many requests it had.
///
/// @param token by which the naming is read
/// @param byMethod whether requests of different methods may have different routes
record RoutesSql(long token, boolean byMethod) {

    /// The route of an event `e` beside which its named path stands as `t`.
    static final String ROUTE =
            "CASE WHEN e.route <> '' OR e.method = '' THEN e.route ELSE t.route END";

    /// @param inside which events are asked about
    Sql join(Sql inside) {
        String columns = byMethod ? "e.method, e.path" : "e.path";
        String method = byMethod ? "p.method" : "''";
        return Sql.of(
                        " LEFT JOIN (SELECT p.*, %s(%d, %s, p.path) AS route FROM (SELECT DISTINCT %s"
                                .formatted(RouteFunction.NAME, token, method, columns))
                .add(" FROM event e WHERE ")
                .add(inside)
                .add(" AND e.method <> '' AND e.route = '') p) t ON t.path = e.path")
                .add(byMethod ? " AND t.method = e.method" : "");
    }
}
