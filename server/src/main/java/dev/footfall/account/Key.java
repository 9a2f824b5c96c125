package dev.footfall.account;

import java.util.Set;

/// Something secret that lets its owner call. This is its description; the secret is not kept.
///
/// @param id names it to people, such as in a list
/// @param site the number of the one site it is for; 0 for all
/// @param created microseconds since 1970 UTC
public record Key(String id, String name, Set<Scope> scopes, int site, long created) {

    public Key {
        scopes = Set.copyOf(scopes);
    }

    Caller caller() {
        return new Caller(scopes, site);
    }

    boolean isAdmin() {
        return scopes.contains(Scope.ADMIN) && site == 0;
    }
}
