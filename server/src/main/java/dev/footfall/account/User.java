package dev.footfall.account;

import java.util.Set;

/// A person who signs in with an address and a password.
///
/// @param email in lower case; no two users have the same
/// @param everySite whether they see all sites, those to come included
/// @param sites the numbers of the sites they see; looked at only without `everySite`
/// @param created microseconds since 1970 UTC
public record User(
        long number,
        String email,
        String name,
        Role role,
        boolean everySite,
        Set<Integer> sites,
        long created) {

    public User {
        sites = Set.copyOf(sites);
    }

    Caller caller() {
        return new Caller(role.scopes(), everySite, sites, role == Role.OWNER, number, false);
    }
}
