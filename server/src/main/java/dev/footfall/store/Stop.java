package dev.footfall.store;

/// Lets one thread end what another is reading from the store. Any thread may call it; for one
/// reading.
public final class Stop {

    private Runnable ending = () -> {};
    private boolean wanted;

    /// Ends the reading, whether it has begun or not.
    public synchronized void now() {
        wanted = true;
        ending.run();
    }

    /// For the store: how to end what begins now, until [#done].
    public synchronized void with(Runnable how) {
        ending = how;
        if (wanted) {
            how.run();
        }
    }

    /// For the store: there is nothing to end any more.
    public synchronized void done() {
        ending = () -> {};
    }

    public synchronized boolean wanted() {
        return wanted;
    }
}
