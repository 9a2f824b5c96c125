package dev.footfall.store;

import java.util.Set;

/// A user as they are kept: not the password itself, which only they have.
///
/// @param sites the sites they see; looked at only without `everySite`
/// @param password an Argon2id hash in its usual text form
/// @param created microseconds since 1970 UTC
public record StoredUser(
        long number,
        String email,
        String name,
        String role,
        boolean everySite,
        Set<Integer> sites,
        String password,
        long created) {

    public StoredUser {
        sites = Set.copyOf(sites);
    }

    /// The same under a number of its own.
    public StoredUser numbered(long own) {
        return new StoredUser(own, email, name, role, everySite, sites, password, created);
    }

    /// Leaves the hash out.
    @Override
    public String toString() {
        return "StoredUser[" + number + ", " + role + "]";
    }
}
