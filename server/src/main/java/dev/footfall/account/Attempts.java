package dev.footfall.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Counts sign-ins that failed, so that nobody can try passwords for long: ten in a quarter of an
/// hour from one address, fifty for one name from anywhere. Bounded; forgotten with the process.
/// Any thread may call it.
final class Attempts {

    private static final Duration STRETCH = Duration.ofMinutes(15);
    private static final int MOST_FROM_ADDRESS = 10;
    private static final int MOST_FOR_NAME = 50;
    private static final int MOST_KNOWN = 100_000;

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
    private final InstantSource clock;

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /// @param since when the first of them was, milliseconds since 1970
    private record Failures(int count, long since) {}

    /// How long to wait before the next attempt; empty when it may be made now.
    Optional<Duration> wait(String address, String name) {
        return wait("a " + address, MOST_FROM_ADDRESS).or(() -> wait("n " + name, MOST_FOR_NAME));
    }

    private Optional<Duration> wait(String key, int most) {
        Failures known = failures.getIfPresent(key);
        if (known == null || known.count() < most) {
            return Optional.empty();
        }
        long left = known.since() + STRETCH.toMillis() - clock.millis();
        return left > 0 ? Optional.of(Duration.ofMillis(left)) : Optional.empty();
    }

    void failed(String address, String name) {
        count("a " + address);
        count("n " + name);
    }

    /// Those from the address are forgotten: whoever is there knew the password.
    void succeeded(String address) {
        failures.invalidate("a " + address);
    }

    private void count(String key) {
        long now = clock.millis();
        failures.asMap()
                .merge(
                        key,
                        new Failures(1, now),
                        (known, _) ->
                                now - known.since() >= STRETCH.toMillis()
                                        ? new Failures(1, now)
                                        : new Failures(known.count() + 1, known.since()));
    }
}
