package dev.footfall.store;

import dev.footfall.model.Goal;
import dev.footfall.model.Rule;
import dev.footfall.model.Site;
import java.util.List;
import java.util.Map;

/// The small tables about what is counted and who may call. A change is durable when its method
/// returns. Blocks; any thread may call it.
public interface AccountStore {

    List<Site> sites();

    /// Keeps a new site under a number that no site ever had. Answers it with that number.
    ///
    /// @param site its number is ignored
    /// @param created microseconds since 1970 UTC
    Site addSite(Site site, long created);

    /// Replaces what is kept under the site's number.
    void changeSite(Site site);

    /// Removes the site with its goals, its rules, its keys, its tags, its events, its entries and
    /// its visits, all or nothing.
    void removeSite(int number);

    /// The goals of each site, by the site's number.
    Map<Integer, List<Goal>> goals();

    /// Keeps a new goal. Answers it with the id it got.
    ///
    /// @param goal its id is ignored
    Goal addGoal(int site, Goal goal);

    void removeGoal(long id);

    /// The rules of each site in their order, by the site's number.
    Map<Integer, List<Rule>> rules();

    /// Keeps these rules in place of those that the site had, all or nothing. Answers them with the
    /// ids of those that are new.
    ///
    /// @param rules in their order; new ones have the id 0
    List<Rule> keepRules(int site, List<Rule> rules);

    List<StoredKey> keys();

    void addKey(StoredKey key);

    void removeKey(String id);
}
