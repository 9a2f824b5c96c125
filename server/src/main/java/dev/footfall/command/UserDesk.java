package dev.footfall.command;

import dev.footfall.account.UserWords;
import java.util.List;

/// Where the command for users does its work: at a running server, or in the data folder of a
/// stopped one. Everything that is refused comes as a [FailedException] in words for people.
interface UserDesk extends AutoCloseable {

    /// One user in the words of the wire.
    ///
    /// @param sites domains with commas between; empty for all
    record UserRow(String email, String name, String role, String sites) {}

    /// By address.
    List<UserRow> users();

    UserRow addUser(UserWords words, String password);

    /// The user becomes what the words say; what they leave out stays.
    UserRow changeUser(String email, UserWords words);

    /// Gives the user another password; who is signed in as them is signed out.
    void setPassword(String email, String password);

    void removeUser(String email);

    @Override
    void close();

    /// The desk that the options name.
    static UserDesk at(Target target) {
        return target.server()
                .<UserDesk>map(url -> new ServerUserDesk(new ServerCall(url, target.key())))
                .orElseGet(() -> FolderUserDesk.open(target.settings()));
    }

    static FailedException noUser(String email) {
        return new FailedException("There is no user '" + email + "'.");
    }
}
