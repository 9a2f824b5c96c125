package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.account.People;
import dev.footfall.account.Reply;
import dev.footfall.account.User;
import dev.footfall.account.UserWords;
import dev.footfall.config.Settings;
import dev.footfall.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// Users in the data folder of a server that does not run.
final class FolderUserDesk implements UserDesk {

    private final Footfall footfall;
    private final People people;

    private FolderUserDesk(Footfall footfall) {
        this.footfall = footfall;
        this.people = footfall.people();
    }

    static FolderUserDesk open(Settings settings) {
        try {
            return new FolderUserDesk(Footfall.open(settings, InstantSource.system()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<UserRow> users() {
        return people.users().all().stream().map(this::row).toList();
    }

    @Override
    public UserRow addUser(UserWords words, String password) {
        return row(done(people.addUser(words, password)));
    }

    @Override
    public UserRow changeUser(String email, UserWords words) {
        return row(done(people.users().change(user(email), words)));
    }

    @Override
    public void setPassword(String email, String password) {
        var _ = done(people.setPassword(user(email), password));
    }

    @Override
    public void removeUser(String email) {
        people.removeUser(user(email));
    }

    @Override
    public void close() {
        footfall.close();
    }

    private User user(String email) {
        return people.users().find(email).orElseThrow(() -> UserDesk.noUser(email));
    }

    private UserRow row(User user) {
        String sites =
                user.everySite()
                        ? ""
                        : user.sites().stream()
                                .flatMap(n -> footfall.accounts().sites().numbered(n).stream())
                                .map(Site::domain)
                                .sorted()
                                .collect(Collectors.joining(","));
        return new UserRow(user.email(), user.name(), user.role().word(), sites);
    }

    private static <T> T done(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Refused<T>(var field, var why) ->
                    throw new FailedException(field + ": " + why);
        };
    }
}
