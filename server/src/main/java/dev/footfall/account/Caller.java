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
        return (scopes.contains(scope) || scopes.contains(Scope.ADMIN))
                && (site == 0 || site == siteNumber);
    }
}
