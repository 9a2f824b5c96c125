package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.Visits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database as it is open now, if it is, with the open visits that go with it. The writer opens
/// and closes it; readers take connections and snapshots from it.
final class Handle {

    private static final Logger LOG = LoggerFactory.getLogger(Handle.class);

    /// One opening of the database.
    private record Opening(Database database, Ledger ledger, Visits visits) {}

    private final StoreSettings settings;
    private final Supplier<Visits> noVisits;
    private final Shelves shelves = new Shelves();
    private final KnownAnswers answers = new KnownAnswers();
    private final ReadWriteLock publishing = new ReentrantReadWriteLock();
    private volatile @Nullable Opening opening;

    /// @param noVisits makes the book of open visits, empty, at each opening
    Handle(StoreSettings settings, Supplier<Visits> noVisits) {
        this.settings = settings;
        this.noVisits = noVisits;
    }

    Shelves shelves() {
        return shelves;
    }

    KnownAnswers answers() {
        return answers;
    }

    boolean isOpen() {
        return opening != null;
    }

    void open() {
        Database database = Database.open(settings, shelves);
        try {
            Visits visits = noVisits.get();
            UnendedVisits.restore(database.connection(), visits);
            Ledger ledger =
                    new Ledger(
                            database.connection(),
                            shelves,
                            answers,
                            visits,
                            publishing.writeLock());
            answers.forgetAll();
            opening = new Opening(database, ledger, visits);
        } catch (SQLException e) {
            database.close();
            throw Failures.toStoreException(e, "cannot open the store");
        }
    }

    Ledger ledger() {
        return now().ledger();
    }

    /// For the writer's thread.
    Visits visits() {
        return now().visits();
    }

    Database database() {
        return now().database();
    }

    /// Runs `pin`, which begins a transaction, at a moment when no commit is under way, and answers
    /// the visits that were open at that moment.
    List<Visit> pin(Connection connection, Reading<Boolean> pin) throws SQLException {
        publishing.readLock().lock();
        try {
            pin.read(connection, 0);
            return now().visits().open();
        } finally {
            publishing.readLock().unlock();
        }
    }

    private Opening now() {
        Opening current = opening;
        if (current == null) {
            throw new StoreException(Trouble.UNAVAILABLE, "the store is not open");
        }
        return current;
    }

    void close() {
        Opening last = opening;
        opening = null;
        if (last != null) {
            try {
                last.ledger().close();
            } catch (SQLException e) {
                LOG.debug("Closing statements failed", e);
            }
            last.database().close();
        }
    }

    /// Lets go of a database that has failed.
    void closeQuietly() {
        try {
            close();
        } catch (StoreException e) {
            LOG.debug("Closing the failed store failed too", e);
        }
    }
}
