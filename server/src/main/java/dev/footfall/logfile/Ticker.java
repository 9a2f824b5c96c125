package dev.footfall.logfile;

/// Says when to look again, so that tests need not wait.
@FunctionalInterface
public interface Ticker {

    /// Returns when it is time to look; false when it is time to stop.
    boolean next();
}
