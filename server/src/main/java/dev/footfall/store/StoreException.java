package dev.footfall.store;

/// The store could not do what it was asked, for a reason that is not the asker's fault.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What kind of trouble it is.
    public enum Trouble {
        /// Another process has the data folder open.
        IN_USE,
        /// The disk has no room.
        NO_ROOM,
        /// The store is closed, closing or being opened again.
        UNAVAILABLE,
        /// The question took longer than it may.
        TOO_LONG,
        /// Anything else: a bug or a broken file.
        BROKEN
    }

    private final Trouble trouble;

    public StoreException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public StoreException(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
