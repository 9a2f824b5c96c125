package dev.footfall.capture.jdbc;

import dev.footfall.capture.Exchange;
import dev.footfall.capture.Sink;
import dev.footfall.capture.SinkException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Keeps exchanges in a table of the application's own database: PostgreSQL, MySQL, MariaDB or H2,
/// which it finds out by itself. [#of] is all that is needed where the table is there; the other
/// methods change one thing each and leave the sink that they are called on as it was.
///
/// It takes connections of its own from the data source, each for one batch, so no transaction of
/// the application's has any part in it. An exchange is stored once, however often it is offered;
/// one that the database will not take keeps no other out. Waits no longer than [#withTimeout]
/// says, as far as the driver goes along.
public final class JdbcSink implements Sink {

    /// The table's name when nobody says otherwise.
    public static final String TABLE = "footfall_exchange";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,39}\\.)?[A-Za-z_][A-Za-z0-9_]{0,39}");

    /// How many rows one transaction deletes, and how many transactions follow each other.
    private static final int DELETED_AT_ONCE = 1_000;

    private static final int DELETIONS = 100;

    private record Options(
            String table, boolean creates, Optional<Duration> keep, Duration timeout) {}

    private final DataSource source;
    private final Options options;
    private final InstantSource clock;
    private @Nullable Table table;
    private boolean created;

    JdbcSink(DataSource source, InstantSource clock) {
        this(source, new Options(TABLE, false, Optional.empty(), TIMEOUT), clock);
    }

    private JdbcSink(DataSource source, Options options, InstantSource clock) {
        this.source = source;
        this.options = options;
        this.clock = clock;
    }

    /// Connects to nothing yet.
    ///
    /// @param source best one with a pool
    public static JdbcSink of(DataSource source) {
        return new JdbcSink(source, InstantSource.system());
    }

    /// Makes the table with its indexes where it is missing; its user has to be allowed to.
    public JdbcSink createTable() {
        return with(new Options(options.table(), true, options.keep(), options.timeout()));
    }

    /// @param name of letters, digits and underlines, with a schema and a dot before it or without
    public JdbcSink withTable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("table: not allowed: " + name);
        }
        return with(new Options(name, options.creates(), options.keep(), options.timeout()));
    }

    /// Deletes exchanges that are older, about once a minute, whoever wrote them.
    public JdbcSink keepFor(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("keepFor: must be longer than nothing: " + time);
        }
        Optional<Duration> keep = Optional.of(time);
        return with(new Options(options.table(), options.creates(), keep, options.timeout()));
    }

    /// @param time that one batch may take; ten seconds at first
    public JdbcSink withTimeout(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("timeout: must be a second or longer: " + time);
        }
        return with(new Options(options.table(), options.creates(), options.keep(), time));
    }

    private JdbcSink with(Options changed) {
        return new JdbcSink(source, changed, clock);
    }

    @Override
    public void take(List<Exchange> exchanges) throws SinkException {
        try {
            insert(exchanges);
        } catch (SQLException e) {
            SqlTrouble trouble = SqlTrouble.of(e, options.table());
            if (trouble.ofDatabase()) {
                throw SinkException.later(trouble.saying(), e);
            }
            if (exchanges.size() == 1) {
                throw SinkException.failed(trouble.saying(), e);
            }
            takeOneByOne(exchanges, trouble, e);
        }
    }

    /// Each in a transaction of its own. Those that fail have a second chance, as what failed may
    /// have been a connection; if not one of the others was taken, the database is at fault.
    private void takeOneByOne(List<Exchange> exchanges, SqlTrouble trouble, SQLException cause)
            throws SinkException {
        List<Exchange> failed = notTaken(exchanges);
        if (failed.size() == exchanges.size()) {
            throw SinkException.failed(trouble.saying(), cause);
        }
        int refused = notTaken(failed).size();
        if (refused > 0) {
            throw SinkException.refused(refused, trouble.saying(), cause);
        }
    }

    private List<Exchange> notTaken(List<Exchange> exchanges) throws SinkException {
        List<Exchange> failed = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            try {
                insert(List.of(exchange));
            } catch (SQLException e) {
                SqlTrouble trouble = SqlTrouble.of(e, options.table());
                if (trouble.ofDatabase()) {
                    throw SinkException.later(trouble.saying(), e);
                }
                failed.add(exchange);
            }
        }
        return failed;
    }

    private void insert(List<Exchange> exchanges) throws SQLException, SinkException {
        try (Session session = open()) {
            Table known = table(session);
            session.inTransaction(connection -> known.insert(connection, exchanges));
        } catch (SQLException e) {
            created &= !SqlTrouble.isMissingTable(e);
            throw e;
        }
    }

    @Override
    public void tend() throws SinkException {
        if (options.keep().isEmpty()) {
            return;
        }
        try (Session session = open()) {
            Table known = table(session);
            int deleted = DELETED_AT_ONCE;
            for (int i = 0; i < DELETIONS && deleted == DELETED_AT_ONCE; i++) {
                deleted = session.inTransaction(connection -> deleteOld(known, connection));
            }
        } catch (SQLException e) {
            throw SinkException.later(SqlTrouble.of(e, options.table()).saying(), e);
        }
    }

    private int deleteOld(Table known, Connection connection) throws SQLException {
        return known.deleteBefore(
                connection, clock.instant().minus(options.keep().orElseThrow()), DELETED_AT_ONCE);
    }

    private Session open() throws SinkException {
        try {
            return Session.open(source.getConnection(), options.timeout());
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            throw SinkException.later(
                    "the database cannot be reached (SQL state %s, code %d)"
                            .formatted(state, e.getErrorCode()),
                    e);
        }
    }

    private Table table(Session session) throws SQLException, SinkException {
        Table known = table;
        if (known == null) {
            Connection connection = session.connection();
            Optional<Dialect> dialect = Dialect.of(connection);
            if (dialect.isEmpty()) {
                String product = connection.getMetaData().getDatabaseProductName();
                throw SinkException.later(
                        "PostgreSQL, MySQL, MariaDB and H2 are known, not " + product,
                        new UnsupportedOperationException(product));
            }
            known = new Table(dialect.get(), options.table(), options.timeout());
            table = known;
        }
        if (options.creates() && !created) {
            known.createIfMissing(session);
            created = true;
        }
        return known;
    }
}
