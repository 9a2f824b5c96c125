package dev.footfall.account;

import java.util.OptionalInt;
import java.util.Set;

/// Who calls, as far as their key or their sign-in says.
///
/// @param everySite whether for all sites, those to come included
/// @param sites the numbers of the sites it is for; looked at only without `everySite`
/// @param owns whether they may say who else may call
/// @param user the number of the user who signed in; 0 for keys and shared links
/// @param link whether a shared link was opened, which shows numbers and nothing else
public record Caller(
        Set<Scope> scopes,
        boolean everySite,
        Set<Integer> sites,
        boolean owns,
        long user,
        boolean link) {

    public Caller {
        scopes = Set.copyOf(scopes);
        sites = Set.copyOf(sites);
    }

    /// A caller with a key.
    ///
    /// @param site the one site that the key is for; 0 for all
    public Caller(Set<Scope> scopes, int site) {
        this(
                scopes,
                site == 0,
                site == 0 ? Set.of() : Set.of(site),
                site == 0 && scopes.contains(Scope.ADMIN),
                0,
                false);
    }

    /// Whoever opened a shared link.
    static Caller ofLink(SharedLink link) {
        return new Caller(Set.of(Scope.READ), false, Set.of(link.site()), false, 0, true);
    }

    /// The same caller where nothing is open to them.
    public Caller shutOut() {
        return new Caller(Set.of(), everySite, sites, false, user, link);
    }

    public boolean may(Scope scope, int siteNumber) {
        return has(scope) && reaches(siteNumber);
    }

    /// Whether it is for that site, whatever it allows there.
    public boolean reaches(int siteNumber) {
        return everySite || sites.contains(siteNumber);
    }

    /// Whether the key allows it for the sites that it is for.
    public boolean has(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    /// Whether the key allows it for all sites, those to come included.
    public boolean mayEverywhere(Scope scope) {
        return has(scope) && everySite;
    }

    /// The number of the site, where it is for just one.
    public OptionalInt onlySite() {
        return !everySite && sites.size() == 1
                ? OptionalInt.of(sites.iterator().next())
                : OptionalInt.empty();
    }
}
