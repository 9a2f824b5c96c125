package dev.footfall.capture;

/// A sink's failure told in words of its own, which stand in the application's log as they are: so
/// nothing that was captured may be in them. Of any other exception only the kind is told, as its
/// message may hold anything.
public final class SinkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int refused;
    private final boolean passing;

    private SinkException(String saying, int refused, boolean passing, Throwable cause) {
        super(saying, cause);
        this.refused = refused;
        this.passing = passing;
    }

    /// Nothing can be taken now, whatever it is; the same are to be offered again until they are
    /// taken, or memory gets short.
    public static SinkException later(String saying, Throwable cause) {
        return new SinkException(saying, 0, true, cause);
    }

    /// Not all were taken, maybe for what is in them; the same are to be offered again a few times.
    public static SinkException failed(String saying, Throwable cause) {
        return new SinkException(saying, 0, false, cause);
    }

    /// All were taken but so many, which never will be; they count as lost.
    public static SinkException refused(int count, String saying, Throwable cause) {
        if (count < 1) {
            throw new IllegalArgumentException("None was refused");
        }
        return new SinkException(saying, count, false, cause);
    }

    /// Whether it would have met any exchange.
    public boolean isPassing() {
        return passing;
    }

    /// How many were refused; 0 when all are to be offered again.
    public int refused() {
        return refused;
    }
}
