package dev.footfall.account;

import dev.footfall.model.Site;
import dev.footfall.store.AccountStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/// Sites, keys, goals and rules together, as far as they belong together.
public final class Accounts {

    private final Sites sites;
    private final Keys keys;
    private final Goals goals;
    private final Rules rules;

    private final List<IntConsumer> removals = new CopyOnWriteArrayList<>();

    private Accounts(Sites sites, Keys keys, Goals goals, Rules rules) {
        this.sites = sites;
        this.keys = keys;
        this.goals = goals;
        this.rules = rules;
    }

    /// Reads what the store keeps.
    public static Accounts load(
            AccountStore store, InstantSource clock, SecureRandom random, NewSites usual) {
        return new Accounts(
                new Sites(store, clock, usual),
                new Keys(store, clock, random),
                new Goals(store),
                new Rules(store));
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

    public Rules rules() {
        return rules;
    }

    /// Has somebody else told of the number of each site that is removed.
    public void whenRemoved(IntConsumer removal) {
        removals.add(removal);
    }

    /// Removes the site with all that was recorded for it, its goals, its rules and its keys. Its
    /// number is never given again. Whether there was such a site.
    public boolean removeSite(Site site) {
        boolean removed = sites.remove(site);
        if (removed) {
            keys.forgetSite(site.number());
            goals.forgetSite(site.number());
            rules.forgetSite(site.number());
            removals.forEach(removal -> removal.accept(site.number()));
        }
        return removed;
    }
}
