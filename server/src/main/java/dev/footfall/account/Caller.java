package dev.footfall.account;

import java.util.Set;

/// Who calls, as far as their key says.
///
/// @param site the one site that the key is for; 0 for all
public record Caller(Set<Scope> scopes, int site) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope, int siteNumber) {
        return has(scope) && (site == 0 || site == siteNumber);
    }

    /// Whether the key allows it for the sites that it is for.
    public boolean has(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    /// Whether the key allows it for all sites, those to come included.
    public boolean mayEverywhere(Scope scope) {
        return has(scope) && site == 0;
    }
}
