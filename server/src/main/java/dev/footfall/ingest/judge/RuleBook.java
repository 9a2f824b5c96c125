package dev.footfall.ingest.judge;

import dev.footfall.model.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/// The rules of all sites, each site's made ready once. Any thread may use it.
public final class RuleBook {

    private final IntFunction<List<Rule>> rules;
    private final Map<Integer, SiteRules> ready = new ConcurrentHashMap<>();

    /// @param rules a site's rules in their order, by the site's number, from memory: the same list
    ///   while nothing changes
    public RuleBook(IntFunction<List<Rule>> rules) {
        this.rules = rules;
    }

    SiteRules of(int site) {
        List<Rule> now = rules.apply(site);
        SiteRules known = ready.get(site);
        if (known == null || !known.isOf(now)) {
            known = new SiteRules(now);
            ready.put(site, known);
        }
        return known;
    }
}
