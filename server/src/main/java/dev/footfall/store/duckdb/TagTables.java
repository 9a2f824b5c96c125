package dev.footfall.store.duckdb;

import dev.footfall.store.StoredTag;
import dev.footfall.store.TagStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The table `tag`, and in `event` the uses of tags. [TagUses] counts.
public final class TagTables implements TagStore {

    private static final String TAGS =
            "SELECT number, site, name, uses, created, used FROM tag ORDER BY number";
    private static final String NUMBER = "SELECT nextval('tag_number')";
    private static final String ADD = "INSERT INTO tag VALUES (?, ?, ?, 0, ?, 0)";
    private static final String RENAME = "UPDATE tag SET name = ? WHERE number = ?";
    private static final String RENAME_USES = "UPDATE event SET name = ? WHERE tag = ?";
    private static final String REMOVE = "DELETE FROM tag WHERE number = ?";
    private static final String USES =
            """
            SELECT seq, happened FROM event
            WHERE tag = ? AND happened >= ? AND happened <= ? AND seq > ?
            ORDER BY seq LIMIT ?
            """;

    private final DuckDb store;

    public TagTables(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<StoredTag> tags() {
        return store.read((connection, _) -> {
            List<StoredTag> tags = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(TAGS)) {
                while (row.next()) {
                    tags.add(
                            new StoredTag(
                                    row.getLong("number"),
                                    row.getInt("site"),
                                    row.getString("name"),
                                    row.getLong("uses"),
                                    row.getLong("created"),
                                    row.getLong("used")));
                }
            }
            return tags;
        });
    }

    @Override
    public StoredTag add(int site, String name, long created) {
        return store.change(connection -> {
            try (Statement next = connection.createStatement();
                    ResultSet found = next.executeQuery(NUMBER);
                    PreparedStatement add = connection.prepareStatement(ADD)) {
                found.next();
                long number = found.getLong(1);
                add.setLong(1, number);
                add.setInt(2, site);
                add.setString(3, name);
                add.setLong(4, created);
                add.execute();
                return new StoredTag(number, site, name, 0, created, 0);
            }
        });
    }

    @Override
    public void rename(long number, String name) {
        store.change(connection -> {
            for (String sql : List.of(RENAME, RENAME_USES)) {
                try (PreparedStatement rename = connection.prepareStatement(sql)) {
                    rename.setString(1, name);
                    rename.setLong(2, number);
                    rename.execute();
                }
            }
            return number;
        });
    }

    @Override
    public void remove(long number) {
        store.change(connection -> {
            try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
                remove.setLong(1, number);
                return remove.executeUpdate();
            }
        });
    }

    @Override
    public List<Use> uses(long number, Stretch stretch, long after, int limit) {
        return store.read((connection, _) -> {
            try (PreparedStatement find = connection.prepareStatement(USES)) {
                find.setLong(1, number);
                find.setLong(2, stretch.from());
                find.setLong(3, stretch.to());
                find.setLong(4, after);
                find.setInt(5, limit);
                return uses(find);
            }
        });
    }

    private static List<Use> uses(PreparedStatement find) throws SQLException {
        List<Use> uses = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                uses.add(new Use(row.getLong(1), row.getLong(2)));
            }
        }
        return uses;
    }
}
