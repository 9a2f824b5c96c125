package dev.footfall.store.duckdb;

import dev.footfall.store.StoredLink;
import dev.footfall.store.StoredSession;
import dev.footfall.store.StoredUser;
import dev.footfall.store.UserStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables `account_user`, `shared_link` and `session`. Their SQL is PostgreSQL's too.
public final class UserTables implements UserStore {

    private static final String USERS =
            """
            SELECT number, email, name, role, every_site, sites, password, created
            FROM account_user ORDER BY number
            """;
    private static final String ADD_USER =
            """
            INSERT INTO account_user (email, name, role, every_site, sites, password, created, number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHANGE_USER =
            """
            UPDATE account_user SET email = ?, name = ?, role = ?, every_site = ?, sites = ?,
                password = ?, created = ?
            WHERE number = ?
            """;
    private static final String LINKS =
            """
            SELECT number, site, name, password, embedders, created
            FROM shared_link ORDER BY number
            """;
    private static final String ADD_LINK =
            """
            INSERT INTO shared_link (number, site, name, password, embedders, created)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String SESSIONS = "SELECT hash, user_number, link, ends FROM session";
    private static final String ADD_SESSION =
            "INSERT INTO session (hash, user_number, link, ends) VALUES (?, ?, ?, ?)";
    private static final String REMOVE_SESSIONS_OF = "DELETE FROM session WHERE user_number = ?";
    private static final String BETWEEN = " ";

    private final SmallTables tables;

    public UserTables(DuckDb store) {
        this.tables = new SmallTables(store);
    }

    @Override
    public List<StoredUser> users() {
        return tables.rows(
                USERS,
                row ->
                        new StoredUser(
                                row.getLong("number"),
                                row.getString("email"),
                                row.getString("name"),
                                row.getString("role"),
                                row.getBoolean("every_site"),
                                numbers(row.getString("sites")),
                                row.getString("password"),
                                row.getLong("created")));
    }

    @Override
    public StoredUser addUser(StoredUser user) {
        return tables.together(connection -> {
            StoredUser added = user.numbered(SmallTables.next(connection, "user_sequence"));
            SmallTables.run(connection, ADD_USER, values(added));
            return added;
        });
    }

    @Override
    public void changeUser(StoredUser user) {
        tables.change(CHANGE_USER, values(user));
    }

    private static Object[] values(StoredUser user) {
        return new Object[] {
            user.email(),
            user.name(),
            user.role(),
            user.everySite(),
            user.sites().stream()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(BETWEEN)),
            user.password(),
            user.created(),
            user.number()
        };
    }

    @Override
    public void removeUser(long number) {
        int _ =
                tables.together(connection ->
                        SmallTables.run(connection, REMOVE_SESSIONS_OF, number)
                                + SmallTables.run(
                                        connection,
                                        "DELETE FROM account_user WHERE number = ?",
                                        number));
    }

    @Override
    public List<StoredLink> links() {
        return tables.rows(
                LINKS,
                row ->
                        new StoredLink(
                                row.getLong("number"),
                                row.getInt("site"),
                                row.getString("name"),
                                row.getString("password"),
                                words(row.getString("embedders")),
                                row.getLong("created")));
    }

    @Override
    public StoredLink addLink(StoredLink link) {
        return tables.together(connection -> {
            StoredLink added = link.numbered(SmallTables.next(connection, "link_number"));
            SmallTables.run(
                    connection,
                    ADD_LINK,
                    added.number(),
                    added.site(),
                    added.name(),
                    added.password(),
                    String.join(BETWEEN, added.embedders()),
                    added.created());
            return added;
        });
    }

    @Override
    public void removeLink(long number) {
        int _ =
                tables.together(connection ->
                        SmallTables.run(connection, "DELETE FROM session WHERE link = ?", number)
                                + SmallTables.run(
                                        connection,
                                        "DELETE FROM shared_link WHERE number = ?",
                                        number));
    }

    @Override
    public List<StoredSession> sessions() {
        return tables.rows(
                SESSIONS,
                row ->
                        new StoredSession(
                                row.getString("hash"),
                                row.getLong("user_number"),
                                row.getLong("link"),
                                row.getLong("ends")));
    }

    @Override
    public void addSession(StoredSession session, long now) {
        int _ =
                tables.together(connection ->
                        SmallTables.run(connection, "DELETE FROM session WHERE ends <= ?", now)
                                + SmallTables.run(
                                        connection,
                                        ADD_SESSION,
                                        session.hash(),
                                        session.user(),
                                        session.link(),
                                        session.ends()));
    }

    @Override
    public void removeSession(String hash) {
        tables.change("DELETE FROM session WHERE hash = ?", hash);
    }

    @Override
    public void removeSessionsOf(long user) {
        tables.change(REMOVE_SESSIONS_OF, user);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(BETWEEN, -1));
    }

    private static Set<Integer> numbers(String text) {
        return words(text).stream().map(Integer::valueOf).collect(Collectors.toSet());
    }
}
