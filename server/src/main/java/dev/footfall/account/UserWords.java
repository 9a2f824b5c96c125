package dev.footfall.account;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What somebody wants a user to be, in their own words; empty where they say nothing about it.
///
/// @param role the word of a [Role]
/// @param sites domains; an empty list means all sites
public record UserWords(String email, String name, String role, Optional<List<String>> sites) {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_SITES = 1_000;

    /// A new user in these words: a viewer of all sites where they say nothing.
    Reply<User> toUser(Sites known, long created) {
        return email.isBlank()
                ? new Reply.Refused<>("email", "can't be blank")
                : applyTo(new User(0, "", "", Role.VIEWER, true, Set.of(), created), known);
    }

    /// The user, changed by what these words say.
    Reply<User> applyTo(User user, Sites known) {
        String address = email.isBlank() ? user.email() : email.strip().toLowerCase(Locale.ROOT);
        if (!isAddress(address)) {
            return new Reply.Refused<>("email", "must be an address such as ann@example.com");
        }
        String shown = name.isBlank() ? user.name() : name.strip();
        if (shown.length() > LONGEST_NAME) {
            return new Reply.Refused<>("name", "must have at most " + LONGEST_NAME + " characters");
        }
        Optional<Role> wanted =
                role.isBlank()
                        ? Optional.of(user.role())
                        : Role.find(role.strip().toLowerCase(Locale.ROOT));
        if (wanted.isEmpty()) {
            return new Reply.Refused<>("role", "must be one of owner, admin, viewer");
        }
        boolean every = sites.map(List::isEmpty).orElse(user.everySite());
        if (wanted.get() == Role.OWNER && !every) {
            return new Reply.Refused<>("sites", "an owner sees all sites; name none");
        }
        Set<Integer> numbers = new HashSet<>();
        for (String domain : sites.orElse(List.of())) {
            Optional<dev.footfall.model.Site> site = known.find(domain);
            if (site.isEmpty() || numbers.size() >= MOST_SITES) {
                return new Reply.Refused<>(
                        "sites",
                        site.isEmpty()
                                ? "there is no site '" + domain + "'"
                                : "must be at most " + MOST_SITES);
            }
            numbers.add(site.get().number());
        }
        return new Reply.Done<>(
                new User(
                        user.number(),
                        address,
                        shown,
                        wanted.get(),
                        every,
                        sites.isPresent() ? numbers : user.sites(),
                        user.created()));
    }

    /// Whether it may be an address; only sending to it would tell.
    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at < text.length() - 1
                && text.length() <= LONGEST_EMAIL
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',');
    }
}
