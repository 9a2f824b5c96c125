package dev.footfall.account;

import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.store.AccountStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The sites that are counted here. Looking up is from memory; a change waits until it is durable
/// and is seen by look-ups only then. Any thread may call it.
public final class Sites {

    /// The site of what names none, from a caller whose key is for no one site.
    public static final String DEFAULT = "default";

    private static final int MOST = 10_000;

    private final AccountStore store;
    private final InstantSource clock;
    private final NewSites usual;
    private volatile Directory directory;

    Sites(AccountStore store, InstantSource clock, NewSites usual) {
        this.store = store;
        this.usual = usual;
        this.clock = clock;
        this.directory = Directory.of(store.sites());
    }

    /// One moment's sites.
    private record Directory(
            Map<String, Site> byDomain, Map<Integer, Site> byNumber, List<Site> sorted) {

        static Directory of(Collection<Site> sites) {
            Map<String, Site> byDomain = new HashMap<>();
            Map<Integer, Site> byNumber = new HashMap<>();
            for (Site site : sites) {
                byDomain.put(site.domain(), site);
                byNumber.put(site.number(), site);
            }
            List<Site> sorted = sites.stream().sorted(Comparator.comparing(Site::domain)).toList();
            return new Directory(byDomain, byNumber, sorted);
        }
    }

    /// @param domain in lower case
    public Optional<Site> find(String domain) {
        return Optional.ofNullable(directory.byDomain().get(domain));
    }

    public Optional<Site> numbered(int number) {
        return Optional.ofNullable(directory.byNumber().get(number));
    }

    /// The site of what names none: the one that the caller's key is for, else [#DEFAULT]; empty
    /// when that was removed, or is none of the caller's.
    public Optional<Site> homeOf(Caller caller) {
        OptionalInt only = caller.onlySite();
        return only.isPresent()
                ? numbered(only.getAsInt())
                : find(DEFAULT).filter(site -> caller.reaches(site.number()));
    }

    /// By domain.
    public List<Site> all() {
        return directory.sorted();
    }

    /// The site's `visit.timeout` in microseconds; the usual one where no site has that number.
    public long visitTimeoutMicros(int number) {
        Site site = directory.byNumber().get(number);
        return (site == null ? usual.visitTimeout() : site.visitTimeout()).toNanos() / 1000;
    }

    public synchronized Reply<Site> add(SiteWords words) {
        if (directory.sorted().size() >= MOST) {
            return new Reply.Refused<>("domain", "there are " + MOST + " sites, the most allowed");
        }
        Reply<Site> reply = words.toSite(usual);
        return reply instanceof Reply.Done<Site>(Site wanted) ? addFree(wanted) : reply;
    }

    /// Adds the site, with nothing said about it, where there is none of that name.
    public synchronized void ensure(String domain) {
        if (find(domain).isEmpty()) {
            Reply<Site> _ = add(SiteWords.named(domain));
        }
    }

    /// The site becomes what the words say; what they leave out stays.
    public synchronized Reply<Site> change(Site site, SiteWords words) {
        Site now = directory.byNumber().get(site.number());
        if (now == null) {
            return new Reply.Refused<>("site_id", "the site is gone");
        }
        Reply<Site> reply = words.applyTo(now);
        if (reply instanceof Reply.Done<Site>(Site wanted)) {
            Site other = directory.byDomain().get(wanted.domain());
            if (other != null && other.number() != now.number()) {
                return taken();
            }
            store.changeSite(wanted);
            publish(now, wanted);
        }
        return reply;
    }

    synchronized boolean remove(Site site) {
        Site now = directory.byNumber().get(site.number());
        if (now == null) {
            return false;
        }
        store.removeSite(now.number());
        directory =
                Directory.of(
                        directory.sorted().stream()
                                .filter(s -> s.number() != now.number())
                                .toList());
        return true;
    }

    private Reply<Site> addFree(Site wanted) {
        if (directory.byDomain().containsKey(wanted.domain())) {
            return taken();
        }
        Site added = store.addSite(wanted, Micros.now(clock));
        publish(added, added);
        return new Reply.Done<>(added);
    }

    private void publish(Site before, Site after) {
        Map<Integer, Site> sites = new HashMap<>(directory.byNumber());
        sites.remove(before.number());
        sites.put(after.number(), after);
        directory = Directory.of(sites.values());
    }

    private static Reply<Site> taken() {
        return new Reply.Refused<>("domain", "there is a site of that name already");
    }
}
