package dev.footfall.ingest.place;

/// A file gives no places; the message says why, going on from its name: `is missing`.
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String why, Throwable cause) {
        super(why, cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
