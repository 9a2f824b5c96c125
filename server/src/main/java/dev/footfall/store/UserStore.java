package dev.footfall.store;

import java.util.List;

/// The small tables about people: users, what is shared with others, and who is signed in. A change
/// is durable when its method returns. Blocks; any thread may call it.
public interface UserStore {

    List<StoredUser> users();

    /// Keeps a new user. Answers them with the number they got.
    ///
    /// @param user their number is ignored
    StoredUser addUser(StoredUser user);

    /// Replaces what is kept under the user's number.
    void changeUser(StoredUser user);

    /// Removes the user and ends their sessions.
    void removeUser(long number);

    List<StoredLink> links();

    /// Keeps a new link. Answers it with the number it got, which no link ever had.
    ///
    /// @param link its number is ignored
    StoredLink addLink(StoredLink link);

    /// Removes the link and ends its sessions.
    void removeLink(long number);

    List<StoredSession> sessions();

    /// Keeps a new session and forgets those that ended.
    ///
    /// @param now microseconds since 1970 UTC
    void addSession(StoredSession session, long now);

    void removeSession(String hash);

    /// Ends all sessions of a user.
    void removeSessionsOf(long user);
}
