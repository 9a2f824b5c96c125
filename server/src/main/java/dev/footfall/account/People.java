package dev.footfall.account;

import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.store.StoredSession;
import dev.footfall.store.UserStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Users, shared links and who is signed in, as far as they belong together. Any thread may call
/// it; methods that look at passwords take a tenth of a second.
public final class People {

    private final Users users;
    private final SharedLinks links;
    private final Sessions sessions;
    private final Attempts attempts;
    private final InstantSource clock;

    private People(
            Users users,
            SharedLinks links,
            Sessions sessions,
            Attempts attempts,
            InstantSource clock) {
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Reads what the store keeps.
    ///
    /// @param linkKey 32 secret bytes, of which the secrets of shared links are made
    public static People load(
            UserStore store,
            Accounts accounts,
            byte[] linkKey,
            InstantSource clock,
            SecureRandom random) {
        Passwords passwords = new Passwords();
        People people =
                new People(
                        new Users(store, accounts.sites(), passwords),
                        new SharedLinks(store, passwords, linkKey),
                        new Sessions(store, clock, random),
                        new Attempts(clock),
                        clock);
        accounts.whenRemoved(people.links::forgetSite);
        return people;
    }

    public Users users() {
        return users;
    }

    public SharedLinks links() {
        return links;
    }

    /// What became of an attempt to sign in.
    public sealed interface Entrance {

        record Open(SignedIn signedIn) implements Entrance {}

        /// Wrong, whatever of it.
        record Shut() implements Entrance {}

        /// A shared link that asks for a password, and none was given.
        record Asks() implements Entrance {}

        /// Too many were wrong.
        record Later(Duration pause) implements Entrance {}
    }

    /// Signs a user in.
    ///
    /// @param address where the attempt comes from
    public Entrance signIn(String email, String password, String address) {
        return enter(
                email, address, () -> users.withPassword(email, password).map(sessions::ofUser));
    }

    /// Opens a shared link.
    ///
    /// @param password empty where none was asked for yet; that counts as no attempt
    public Entrance open(String slug, String password, String address) {
        if (password.isEmpty() && links.find(slug).filter(SharedLink::password).isPresent()) {
            return new Entrance.Asks();
        }
        return enter(slug, address, () -> links.opened(slug, password).map(sessions::ofLink));
    }

    /// Looks whether somebody is let in.
    @FunctionalInterface
    private interface Look {
        Optional<SignedIn> look();
    }

    private Entrance enter(String name, String address, Look look) {
        Optional<Duration> wait = attempts.wait(address, name);
        if (wait.isPresent()) {
            return new Entrance.Later(wait.get());
        }
        Optional<SignedIn> entered = look.look();
        if (entered.isEmpty()) {
            attempts.failed(address, name);
            return new Entrance.Shut();
        }
        attempts.succeeded(address);
        return new Entrance.Open(entered.get());
    }

    /// Who calls with the token of a session.
    public Optional<Caller> find(String token) {
        return sessions.find(token).flatMap(this::caller);
    }

    private Optional<Caller> caller(StoredSession session) {
        return session.user() > 0
                ? users.numbered(session.user()).map(User::caller)
                : links.numbered(session.link()).map(Caller::ofLink);
    }

    /// Ends the session of a token; whether there was one.
    public boolean signOut(String token) {
        Optional<StoredSession> session = sessions.find(token);
        session.ifPresent(sessions::end);
        return session.isPresent();
    }

    public Reply<User> addUser(UserWords words, String password) {
        return users.add(words, password, Micros.now(clock));
    }

    /// Gives the user another password and ends their sessions.
    public Reply<User> setPassword(User user, String password) {
        Reply<User> reply = users.setPassword(user, password);
        if (reply instanceof Reply.Done<User>) {
            sessions.endAllOf(user);
        }
        return reply;
    }

    /// Whether the password is the user's.
    public boolean knows(User user, String password) {
        return users.withPassword(user.email(), password).isPresent();
    }

    /// Removes the user and ends their sessions; whether there was one.
    public boolean removeUser(User user) {
        boolean removed = users.remove(user.number());
        sessions.forget(session -> session.user() == user.number());
        return removed;
    }

    /// A link of that name; see [SharedLinks#put].
    public Reply<SharedLink> share(Site site, String name, String password, String embedders) {
        return links.put(site, name, password, embedders, Micros.now(clock));
    }

    /// Removes the link and ends its sessions; whether there was one.
    public boolean unshare(Site site, long number) {
        boolean removed = links.remove(site, number);
        sessions.forget(session -> removed && session.link() == number);
        return removed;
    }
}
