package dev.footfall.account;

import dev.footfall.model.Goal;
import dev.footfall.model.Site;
import dev.footfall.store.AccountStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The goals of each site. Looking up is from memory; a change waits until it is durable. Any
/// thread may call it.
public final class Goals {

    private static final int MOST_OF_A_SITE = 1_000;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_PATH = 2000;

    private final AccountStore store;
    private volatile Map<Integer, List<Goal>> bySite;

    Goals(AccountStore store) {
        this.store = store;
        this.bySite = store.goals();
    }

    /// In the order in which they were made.
    public List<Goal> of(Site site) {
        return List.copyOf(bySite.getOrDefault(site.number(), List.of()));
    }

    /// A goal that is reached by an event of the name; the one that there is already, if any.
    ///
    /// @param displayName empty: the event's name
    public Reply<Goal> putOnEvent(Site site, String eventName, String displayName) {
        String name = eventName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Reply.Refused<>(
                    "event_name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        return put(site, new Goal.OnEvent(0, shown(displayName, name), name));
    }

    /// A goal that is reached by viewing a page; the one that there is already, if any.
    ///
    /// @param path with `*` for any characters but `/`, `**` for any
    /// @param displayName empty: `Visit` and the path
    public Reply<Goal> putOnPage(Site site, String path, String displayName) {
        String page = path.strip();
        if (!page.startsWith("/") || page.length() > LONGEST_PATH) {
            return new Reply.Refused<>(
                    "page_path", "must begin with / and have at most 2000 characters");
        }
        return put(site, new Goal.OnPage(0, shown(displayName, "Visit " + page), page));
    }

    /// Whether there was such a goal.
    public synchronized boolean remove(Site site, long id) {
        if (of(site).stream().noneMatch(goal -> goal.id() == id)) {
            return false;
        }
        store.removeGoal(id);
        replace(site.number(), of(site).stream().filter(goal -> goal.id() != id).toList());
        return true;
    }

    synchronized void forgetSite(int site) {
        replace(site, List.of());
    }

    private synchronized Reply<Goal> put(Site site, Goal wanted) {
        List<Goal> goals = of(site);
        Optional<Goal> same = goals.stream().filter(goal -> isSame(goal, wanted)).findFirst();
        if (same.isPresent()) {
            return new Reply.Done<>(same.get());
        }
        if (wanted.displayName().length() > LONGEST_PATH) {
            return new Reply.Refused<>("display_name", "must have at most 2000 characters");
        }
        if (goals.stream().anyMatch(goal -> goal.displayName().equals(wanted.displayName()))) {
            return new Reply.Refused<>("display_name", "has already been taken");
        }
        if (goals.size() >= MOST_OF_A_SITE) {
            return new Reply.Refused<>(
                    "site_id", "has " + MOST_OF_A_SITE + " goals, the most allowed");
        }
        Goal added = store.addGoal(site.number(), wanted);
        List<Goal> more = new ArrayList<>(goals);
        more.add(added);
        replace(site.number(), more);
        return new Reply.Done<>(added);
    }

    private void replace(int site, List<Goal> goals) {
        Map<Integer, List<Goal>> all = new HashMap<>(bySite);
        all.put(site, goals);
        bySite = all;
    }

    private static boolean isSame(Goal one, Goal other) {
        return switch (one) {
            case Goal.OnEvent event ->
                    other instanceof Goal.OnEvent(_, _, var name) && name.equals(event.eventName());
            case Goal.OnPage page ->
                    other instanceof Goal.OnPage(_, _, var path) && path.equals(page.path());
        };
    }

    private static String shown(String displayName, String usual) {
        return displayName.isBlank() ? usual : displayName.strip();
    }
}
