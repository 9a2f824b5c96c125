package dev.footfall.store.duckdb;

import dev.footfall.store.OwnerFolder;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// The open database file, with its schema up to date and the shelves within reach of SQL. Closed
/// and opened again after an I/O error, which DuckDB does not survive.
final class Database implements AutoCloseable {

    static final String FILE = "footfall.duckdb";

    /// The folder for what a question needs beyond the memory, while it is answered.
    static final String SPILLS = "tmp";

    private final DuckDBConnection root;

    private Database(DuckDBConnection root) {
        this.root = root;
    }

    static Database open(StoreSettings settings, Shelves shelves) {
        try {
            Path _ = OwnerFolder.make(settings.folder());
            Database database = new Database(connect(settings));
            try {
                database.prepare(shelves);
            } catch (SQLException | RuntimeException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw Failures.toStoreException(e, "cannot open the store in " + settings.folder());
        } catch (IOException e) {
            throw new StoreException(
                    Trouble.BROKEN, "cannot make the data folder " + settings.folder(), e);
        }
    }

    private static DuckDBConnection connect(StoreSettings settings) throws SQLException {
        Path file = settings.folder().resolve(FILE);
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryBytes() / 1_000_000 + "MB");
        properties.setProperty("temp_directory", settings.folder().resolve(SPILLS).toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        if (settings.threads() > 0) {
            properties.setProperty("threads", Integer.toString(settings.threads()));
        }
        properties.setProperty("checkpoint_threshold", "128MB");
        // Gives memory back when nothing happens.
        properties.setProperty("allocator_background_threads", "true");
        properties.setProperty("allocator_flush_threshold", "16MB");
        properties.setProperty("preserve_insertion_order", "true");
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    }

    private void prepare(Shelves shelves) throws SQLException {
        new Migrations().run(root);
        shelves.register(root);
    }

    Connection connection() {
        return root;
    }

    /// A connection of its own to the same database, for one thread.
    Connection duplicate() throws SQLException {
        return root.duplicate();
    }

    void checkpoint() throws SQLException {
        try (Statement statement = root.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw Failures.toStoreException(e, "cannot close the store");
        }
    }
}
