package dev.footfall.account;

import dev.footfall.store.StoredUser;
import dev.footfall.store.UserStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The users, by their addresses. Looking up is from memory; a change waits until it is durable.
/// Any thread may call it.
public final class Users {

    private static final int MOST = 10_000;
    private static final String PASSWORD = "password";

    private final UserStore store;
    private final Sites sites;
    private final Passwords passwords;
    private volatile Map<Long, Known> byNumber;

    Users(UserStore store, Sites sites, Passwords passwords) {
        this.store = store;
        this.sites = sites;
        this.passwords = passwords;
        Map<Long, Known> all = new HashMap<>();
        store.users()
                .forEach(kept -> all.put(kept.number(), new Known(user(kept), kept.password())));
        this.byNumber = all;
    }

    /// @param password its hash
    private record Known(User user, String password) {}

    /// By address.
    public List<User> all() {
        return byNumber.values().stream()
                .map(Known::user)
                .sorted(Comparator.comparing(User::email))
                .toList();
    }

    public Optional<User> numbered(long number) {
        return Optional.ofNullable(byNumber.get(number)).map(Known::user);
    }

    /// @param email in any case
    public Optional<User> find(String email) {
        return known(email).map(Known::user);
    }

    /// @param created microseconds since 1970 UTC
    public Reply<User> add(UserWords words, String password, long created) {
        Optional<String> fault = Passwords.fault(password);
        if (fault.isPresent()) {
            return new Reply.Refused<>(PASSWORD, fault.get());
        }
        return words.toUser(sites, created) instanceof Reply.Refused<User> refused
                ? refused
                : addNamed(words, passwords.hash(password), created);
    }

    private synchronized Reply<User> addNamed(UserWords words, String password, long created) {
        Reply<User> reply = words.toUser(sites, created);
        if (!(reply instanceof Reply.Done<User>(var wanted))) {
            return reply;
        }
        if (byNumber.size() >= MOST) {
            return new Reply.Refused<>("email", "there are " + MOST + " users, the most allowed");
        }
        if (find(wanted.email()).isPresent()) {
            return taken();
        }
        StoredUser kept = store.addUser(stored(wanted, password));
        publish(kept);
        return new Reply.Done<>(user(kept));
    }

    /// The user becomes what the words say; what they leave out stays.
    public synchronized Reply<User> change(User user, UserWords words) {
        Known now = byNumber.get(user.number());
        if (now == null) {
            return gone();
        }
        Reply<User> reply = words.applyTo(now.user(), sites);
        if (reply instanceof Reply.Done<User>(var wanted)) {
            boolean another =
                    find(wanted.email()).filter(o -> o.number() != wanted.number()).isPresent();
            if (another) {
                return taken();
            }
            keep(wanted, now.password());
        }
        return reply;
    }

    /// Gives the user another password; whoever is signed in as them is signed out.
    Reply<User> setPassword(User user, String password) {
        Optional<String> fault = Passwords.fault(password);
        if (fault.isPresent()) {
            return new Reply.Refused<>(PASSWORD, fault.get());
        }
        String hash = passwords.hash(password);
        synchronized (this) {
            Known now = byNumber.get(user.number());
            if (now == null) {
                return gone();
            }
            keep(now.user(), hash);
            return new Reply.Done<>(now.user());
        }
    }

    /// Whether there was such a user.
    synchronized boolean remove(long number) {
        if (!byNumber.containsKey(number)) {
            return false;
        }
        store.removeUser(number);
        Map<Long, Known> fewer = new HashMap<>(byNumber);
        fewer.remove(number);
        byNumber = fewer;
        return true;
    }

    /// The user with that address and password. Takes as long whether there is one or not.
    Optional<User> withPassword(String email, String password) {
        Optional<Known> known = known(email);
        return passwords.matches(password, known.map(Known::password))
                ? known.map(Known::user)
                : Optional.empty();
    }

    private Optional<Known> known(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return byNumber.values().stream()
                .filter(known -> known.user().email().equals(address))
                .findFirst();
    }

    private void keep(User user, String password) {
        StoredUser kept = stored(user, password);
        store.changeUser(kept);
        publish(kept);
    }

    private void publish(StoredUser kept) {
        Map<Long, Known> more = new HashMap<>(byNumber);
        more.put(kept.number(), new Known(user(kept), kept.password()));
        byNumber = more;
    }

    private static StoredUser stored(User user, String password) {
        return new StoredUser(
                user.number(),
                user.email(),
                user.name(),
                user.role().word(),
                user.everySite(),
                user.sites(),
                password,
                user.created());
    }

    private static User user(StoredUser kept) {
        return new User(
                kept.number(),
                kept.email(),
                kept.name(),
                Role.find(kept.role()).orElse(Role.VIEWER),
                kept.everySite(),
                kept.sites(),
                kept.created());
    }

    private static Reply<User> taken() {
        return new Reply.Refused<>("email", "there is a user with that address already");
    }

    private static Reply<User> gone() {
        return new Reply.Refused<>("id", "the user is gone");
    }
}
