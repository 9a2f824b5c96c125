package dev.footfall.logfile;

/// A format string that cannot be understood; the message says where and why, for its writer.
public final class FormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FormatException(String message) {
        super(message);
    }
}
