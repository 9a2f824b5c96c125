package dev.footfall.store.duckdb;

import dev.footfall.model.BotClass;
import dev.footfall.store.VisitList;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Lists visits from table `visit` and from the open ones. Any thread may call it; a reader's
/// thread does the work.
public final class VisitRowsList implements VisitList {

    private static final String COLUMNS =
            "SELECT id, site, started, ended, pageviews, entry_host, entry_page, bot FROM ";
    private static final String VISITS =
            "SELECT * FROM ("
                    + COLUMNS
                    + "visit UNION ALL "
                    + COLUMNS
                    + "open_visits(%d)) v"
                    + " WHERE site = ? AND started >= ? AND started < ? AND pageviews > 0";
    private static final String PAGE = " ORDER BY started, id LIMIT ? OFFSET ?";

    private final DuckDb store;

    public VisitRowsList(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<Listed> started(Wanted wanted) {
        return store.read((connection, open) -> listed(connection, open, wanted));
    }

    private static List<Listed> listed(Connection connection, long open, Wanted wanted)
            throws SQLException {
        Sql sql = Sql.of(VISITS.formatted(open));
        wanted.bots()
                .ifPresent(bots ->
                        sql.add(bots ? " AND bot <> '" : " AND bot = '")
                                .add(BotClass.PERSON.word() + "'"));
        List<Listed> listed = new ArrayList<>();
        try (PreparedStatement visits = connection.prepareStatement(sql.text() + PAGE)) {
            visits.setInt(1, wanted.site());
            visits.setLong(2, wanted.from());
            visits.setLong(3, wanted.to());
            visits.setInt(4, wanted.limit());
            visits.setLong(5, wanted.offset());
            try (ResultSet row = visits.executeQuery()) {
                while (row.next()) {
                    listed.add(
                            new Listed(
                                    row.getLong("started"),
                                    row.getLong("ended"),
                                    row.getInt("pageviews"),
                                    row.getString("entry_host"),
                                    row.getString("entry_page"),
                                    !row.getString("bot").equals(BotClass.PERSON.word())));
                }
            }
        }
        return listed;
    }
}
