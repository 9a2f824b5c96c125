package dev.footfall.logfile;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Lets time pass before the next try, so that tests need not wait.
@FunctionalInterface
public interface Pause {

    Pause REAL = duration -> LockSupport.parkNanos(duration.toNanos());

    void pause(Duration duration);
}
