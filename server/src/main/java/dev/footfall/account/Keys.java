package dev.footfall.account;

import dev.footfall.model.Micros;
import dev.footfall.store.AccountStore;
import dev.footfall.store.StoredKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys that let people and programs call: [Tokens] of which only hashes are kept. Any thread
/// may call it.
public final class Keys {

    private static final String PREFIX = "ff_";
    private static final int ID_BYTES = 6;
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 100;

    /// The id of the key that `admin.key` configures.
    private static final String CONFIGURED = "configured";

    private final AccountStore store;
    private final InstantSource clock;
    private final Tokens tokens;
    private volatile Map<String, Key> byHash;

    Keys(AccountStore store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.tokens = new Tokens(PREFIX, random);
        Map<String, Key> kept = new LinkedHashMap<>();
        store.keys().forEach(key -> kept.put(key.hash(), key(key)));
        this.byHash = kept;
    }

    /// A key just made.
    ///
    /// @param text the secret itself, to be shown once
    public record Created(Key key, String text) {

        /// Leaves the secret out.
        @Override
        public String toString() {
            return "Created[" + key + "]";
        }
    }

    /// Who calls with the text as their key.
    public Optional<Caller> find(String text) {
        return Tokens.isPossible(text)
                ? Optional.ofNullable(byHash.get(Tokens.hash(text))).map(Key::caller)
                : Optional.empty();
    }

    /// By age.
    public List<Key> all() {
        return List.copyOf(byHash.values());
    }

    /// @param site the number of the one site it is for; 0 for all
    public synchronized Reply<Created> add(String name, Collection<Scope> scopes, int site) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            return new Reply.Refused<>("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            return new Reply.Refused<>("name", "must not contain control characters");
        }
        if (scopes.isEmpty()) {
            return new Reply.Refused<>("scopes", "must name at least one of ingest, read, admin");
        }
        if (byHash.size() >= MOST) {
            return new Reply.Refused<>("name", "there are " + MOST + " keys, the most allowed");
        }
        String text = tokens.make();
        return new Reply.Done<>(new Created(keep(newId(), stripped, text, scopes, site), text));
    }

    /// Removes a key. The last one that may do everything stays, as nobody could make another.
    public synchronized Reply<Key> remove(String id) {
        Optional<Key> found = all().stream().filter(key -> key.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return new Reply.Refused<>("id", "there is no key '" + id + "'");
        }
        Key key = found.get();
        if (key.isAdmin() && all().stream().filter(Key::isAdmin).count() == 1) {
            return new Reply.Refused<>("id", "is the last key with the scope admin; add one first");
        }
        drop(key);
        return new Reply.Done<>(key);
    }

    /// Makes sure that somebody can do everything. Answers the text of a key that was made for
    /// that, to be shown once.
    ///
    /// @param configured the text of `admin.key`; empty when none is configured
    public synchronized Optional<String> ensureAdmin(String configured) {
        String hash = configured.isEmpty() ? "" : Tokens.hash(configured);
        for (Key key : all()) {
            if (key.id().equals(CONFIGURED) && !key.equals(byHash.get(hash))) {
                drop(key);
            }
        }
        if (!configured.isEmpty()) {
            if (!byHash.containsKey(hash)) {
                keep(CONFIGURED, "admin.key", configured, EnumSet.of(Scope.ADMIN), 0);
            }
            return Optional.empty();
        }
        if (all().stream().anyMatch(Key::isAdmin)) {
            return Optional.empty();
        }
        String text = tokens.make();
        keep(newId(), "admin", text, EnumSet.of(Scope.ADMIN), 0);
        return Optional.of(text);
    }

    /// The site is gone from the store, and its keys with it.
    synchronized void forgetSite(int site) {
        Map<String, Key> kept = new LinkedHashMap<>(byHash);
        kept.values().removeIf(key -> key.site() == site);
        byHash = kept;
    }

    private Key keep(String id, String name, String text, Collection<Scope> scopes, int site) {
        List<String> words = scopes.stream().distinct().sorted().map(Scope::word).toList();
        StoredKey stored =
                new StoredKey(id, name, Tokens.hash(text), words, site, Micros.now(clock));
        store.addKey(stored);
        Map<String, Key> kept = new LinkedHashMap<>(byHash);
        kept.put(stored.hash(), key(stored));
        byHash = kept;
        return key(stored);
    }

    private void drop(Key key) {
        store.removeKey(key.id());
        Map<String, Key> kept = new LinkedHashMap<>(byHash);
        kept.values().removeIf(other -> other.id().equals(key.id()));
        byHash = kept;
    }

    private String newId() {
        return tokens.base64(ID_BYTES).replace('-', 'x').replace('_', 'y');
    }

    private static Key key(StoredKey stored) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        stored.scopes().forEach(word -> Scope.find(word).ifPresent(scopes::add));
        return new Key(stored.id(), stored.name(), scopes, stored.site(), stored.created());
    }
}
