package dev.footfall.account;

import dev.footfall.model.Segment;
import dev.footfall.model.Site;
import dev.footfall.store.SavedStore;
import java.util.List;
import java.util.Optional;

/// The segments of each site. Looking up is from memory; a change waits until it is durable. Any
/// thread may call it.
public final class Segments {

    private static final int MOST_OF_A_SITE = 500;
    private static final int LONGEST_NAME = 255;

    private final SavedStore store;
    private final PerSite<Segment> kept;

    Segments(SavedStore store) {
        this.store = store;
        this.kept = new PerSite<>(store.segments(), Segment::number);
    }

    /// In the order in which they were made.
    public List<Segment> of(Site site) {
        return kept.of(site.number());
    }

    public Optional<Segment> find(Site site, long number) {
        return kept.find(site, number);
    }

    /// Keeps a segment, in place of the one with its number; one with the number 0 is new.
    ///
    /// @param wanted its filters have been found to be good
    public synchronized Reply<Segment> put(Site site, Segment wanted) {
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Reply.Refused<>("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        boolean taken =
                of(site).stream()
                        .anyMatch(other ->
                                other.name().equals(name) && other.number() != wanted.number());
        if (taken) {
            return new Reply.Refused<>("name", "has already been taken");
        }
        if (wanted.number() == 0 && of(site).size() >= MOST_OF_A_SITE) {
            return new Reply.Refused<>(
                    "site_id", "has " + MOST_OF_A_SITE + " segments, the most allowed");
        }
        Segment put =
                store.keepSegment(
                        site.number(),
                        new Segment(wanted.number(), name, wanted.filters(), wanted.created()));
        kept.put(site, put);
        return new Reply.Done<>(put);
    }

    /// Whether the site had such a segment.
    public synchronized boolean remove(Site site, long number) {
        boolean found = find(site, number).isPresent();
        if (found) {
            store.removeSegment(number);
            kept.drop(site, number);
        }
        return found;
    }

    void forgetSite(int site) {
        kept.forgetSite(site);
    }
}
