package dev.footfall.account;

import dev.footfall.model.Rule;
import dev.footfall.model.Site;
import dev.footfall.store.AccountStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The rules of each site in their order. Looking up is from memory; a change waits until it is
/// durable and is seen by look-ups only then. Any thread may call it.
public final class Rules {

    static final int MOST_OF_A_SITE = 200;

    private final AccountStore store;
    private volatile Map<Integer, List<Rule>> bySite;

    Rules(AccountStore store) {
        this.store = store;
        this.bySite = store.rules();
    }

    /// In their order. The same list while nothing changes.
    public List<Rule> of(int site) {
        return bySite.getOrDefault(site, List.of());
    }

    /// Adds a rule.
    ///
    /// @param position where it stands among the site's rules, from 1; empty: last
    public synchronized Reply<Rule> add(Site site, RuleWords words, OptionalInt position) {
        List<Rule> rules = new ArrayList<>(of(site.number()));
        if (rules.size() >= MOST_OF_A_SITE) {
            return new Reply.Refused<>(
                    "site_id", "has " + MOST_OF_A_SITE + " rules, the most allowed");
        }
        Reply<Rule> reply = words.toRule();
        return reply instanceof Reply.Done<Rule>(Rule wanted)
                ? put(site, rules, wanted, position.orElse(rules.size() + 1))
                : reply;
    }

    /// The rule of that id becomes what the words say.
    ///
    /// @param position where it stands from then on, from 1; empty: where it stood
    public synchronized Reply<Rule> change(
            Site site, long id, RuleWords words, OptionalInt position) {
        List<Rule> rules = new ArrayList<>(of(site.number()));
        OptionalInt place = place(rules, id);
        if (place.isEmpty()) {
            return new Reply.Refused<>("id", "there is no rule " + id);
        }
        Reply<Rule> reply = words.toRule();
        if (reply instanceof Reply.Done<Rule>(Rule wanted)) {
            rules.remove(place.getAsInt());
            return put(site, rules, wanted.numbered(id), position.orElse(place.getAsInt() + 1));
        }
        return reply;
    }

    /// Whether the site had a rule of that id.
    public synchronized boolean remove(Site site, long id) {
        List<Rule> rules = new ArrayList<>(of(site.number()));
        boolean removed = rules.removeIf(rule -> rule.id() == id);
        if (removed) {
            replace(site.number(), store.keepRules(site.number(), rules));
        }
        return removed;
    }

    synchronized void forgetSite(int site) {
        replace(site, List.of());
    }

    private Reply<Rule> put(Site site, List<Rule> others, Rule rule, int position) {
        int place = position - 1;
        if (place < 0 || place > others.size()) {
            return new Reply.Refused<>("position", "must be from 1 to " + (others.size() + 1));
        }
        others.add(place, rule);
        List<Rule> kept = store.keepRules(site.number(), others);
        replace(site.number(), kept);
        return new Reply.Done<>(kept.get(place));
    }

    private void replace(int site, List<Rule> rules) {
        Map<Integer, List<Rule>> all = new HashMap<>(bySite);
        all.put(site, rules);
        bySite = all;
    }

    private static OptionalInt place(List<Rule> rules, long id) {
        return IntStream.range(0, rules.size()).filter(i -> rules.get(i).id() == id).findFirst();
    }
}
