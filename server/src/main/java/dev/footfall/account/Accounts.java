package dev.footfall.account;

import dev.footfall.model.Site;
import dev.footfall.store.AccountStore;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Sites, keys and goals together, as far as they belong together.
public final class Accounts {

    private final Sites sites;
    private final Keys keys;
    private final Goals goals;

    private Accounts(Sites sites, Keys keys, Goals goals) {
        this.sites = sites;
        this.keys = keys;
        this.goals = goals;
    }

    /// Reads what the store keeps.
    public static Accounts load(
            AccountStore store, InstantSource clock, SecureRandom random, NewSites usual) {
        return new Accounts(
                new Sites(store, clock, usual), new Keys(store, clock, random), new Goals(store));
    }

    public Sites sites() {
        return sites;
    }

    public Keys keys() {
        return keys;
    }

    public Goals goals() {
        return goals;
    }

    /// Removes the site with all that was recorded for it, its goals and its keys. Its number is
    /// never given again. Whether there was such a site.
    public boolean removeSite(Site site) {
        boolean removed = sites.remove(site);
        if (removed) {
            keys.forgetSite(site.number());
            goals.forgetSite(site.number());
        }
        return removed;
    }
}
