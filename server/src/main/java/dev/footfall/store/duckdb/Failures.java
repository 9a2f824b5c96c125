package dev.footfall.store.duckdb;

import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.sql.SQLException;
import java.util.Locale;

/// Tells errors of DuckDB and of the disk apart by their texts, as they carry no codes.
final class Failures {

    private Failures() {}

    static StoreException toStoreException(SQLException e, String doing) {
        String message = text(e);
        Trouble trouble = Trouble.BROKEN;
        if (message.contains("conflicting lock") || message.contains("could not set lock")) {
            trouble = Trouble.IN_USE;
        } else if (isFullDisk(e)) {
            trouble = Trouble.NO_ROOM;
        } else if (endsDatabase(e)) {
            trouble = Trouble.UNAVAILABLE;
        } else if (message.contains("interrupt")) {
            trouble = Trouble.TOO_LONG;
        }
        String why = trouble == Trouble.IN_USE ? "another process has it open" : e.getMessage();
        return new StoreException(trouble, doing + ": " + why, e);
    }

    /// Whether the open database takes no more statements after this error.
    static boolean endsDatabase(SQLException e) {
        String message = text(e);
        return message.contains("invalidated")
                || message.contains("fatal error")
                || message.contains("connection was closed")
                || message.contains("io error")
                || isFullDisk(e);
    }

    /// Whether there was no room for what was to be written.
    static boolean isFullDisk(Exception e) {
        String message = text(e);
        return message.contains("no space left")
                || message.contains("could not write")
                || message.contains("failed to write");
    }

    /// What senders are told of an error that ended the open database.
    static Settled refusal(Exception e) {
        return isFullDisk(e) ? new Settled.NoRoom() : new Settled.Unavailable("opening again");
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }
}
