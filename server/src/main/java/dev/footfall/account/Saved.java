package dev.footfall.account;

import dev.footfall.store.SavedStore;

/// What people keep about sites.
public record Saved(Segments segments, Annotations annotations) {

    /// Reads what the store keeps.
    public static Saved load(SavedStore store, Accounts accounts) {
        Saved saved = new Saved(new Segments(store), new Annotations(store));
        accounts.whenRemoved(saved.segments::forgetSite);
        accounts.whenRemoved(saved.annotations::forgetSite);
        return saved;
    }
}
