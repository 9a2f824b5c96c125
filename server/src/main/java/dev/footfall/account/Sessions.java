package dev.footfall.account;

import dev.footfall.model.Micros;
import dev.footfall.store.StoredSession;
import dev.footfall.store.UserStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Who is signed in: for each session a [Tokens] token that calls send like a key, of which only
/// the hash is kept. Any thread may call it.
final class Sessions {

    static final Duration OF_USER = Duration.ofDays(30);
    static final Duration OF_LINK = Duration.ofDays(1);

    private static final String PREFIX = "fs_";
    private static final int MOST_OF_ONE = 50;
    private static final int MOST = 100_000;

    private final UserStore store;
    private final InstantSource clock;
    private final Tokens tokens;
    private volatile Map<String, StoredSession> byHash;

    Sessions(UserStore store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.tokens = new Tokens(PREFIX, random);
        Map<String, StoredSession> all = new HashMap<>();
        store.sessions().forEach(session -> all.put(session.hash(), session));
        this.byHash = all;
    }

    /// The session of a token that has not ended.
    Optional<StoredSession> find(String token) {
        return token.startsWith(PREFIX) && Tokens.isPossible(token)
                ? Optional.ofNullable(byHash.get(Tokens.hash(token)))
                        .filter(session -> session.ends() > Micros.now(clock))
                : Optional.empty();
    }

    SignedIn ofUser(User user) {
        return begin(user.number(), 0, OF_USER);
    }

    SignedIn ofLink(SharedLink link) {
        return begin(0, link.number(), OF_LINK);
    }

    /// Where one user or link has many sessions, the one that ends first makes room.
    private synchronized SignedIn begin(long user, long link, Duration life) {
        Map<String, StoredSession> more = new HashMap<>(byHash);
        more.values().removeIf(session -> session.ends() <= Micros.now(clock));
        List<StoredSession> own =
                more.values().stream()
                        .filter(one -> one.user() == user && one.link() == link)
                        .toList();
        if (own.size() >= MOST_OF_ONE || more.size() >= MOST) {
            (own.isEmpty() ? more.values() : own)
                    .stream()
                            .min(Comparator.comparingLong(StoredSession::ends))
                            .ifPresent(first -> {
                                store.removeSession(first.hash());
                                more.remove(first.hash());
                            });
        }
        String token = tokens.make();
        long ends = Micros.now(clock) + life.toNanos() / 1000;
        StoredSession session = new StoredSession(Tokens.hash(token), user, link, ends);
        store.addSession(session, Micros.now(clock));
        more.put(session.hash(), session);
        byHash = more;
        return new SignedIn(token, ends);
    }

    void end(StoredSession session) {
        store.removeSession(session.hash());
        forget(other -> other.hash().equals(session.hash()));
    }

    /// Ends all sessions of a user.
    void endAllOf(User user) {
        store.removeSessionsOf(user.number());
        forget(session -> session.user() == user.number());
    }

    /// What the store no longer has.
    synchronized void forget(Predicate<StoredSession> gone) {
        Map<String, StoredSession> kept = new HashMap<>(byHash);
        kept.values().removeIf(gone);
        byHash = kept;
    }
}
