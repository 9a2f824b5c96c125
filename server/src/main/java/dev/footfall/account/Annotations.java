package dev.footfall.account;

import dev.footfall.model.Annotation;
import dev.footfall.model.Site;
import dev.footfall.store.SavedStore;
import java.util.List;
import java.util.Optional;

/// The annotations of each site. Looking up is from memory; a change waits until it is durable. Any
/// thread may call it.
public final class Annotations {

    private static final int MOST_OF_A_SITE = 5_000;
    private static final int LONGEST_NOTE = 500;

    private final SavedStore store;
    private final PerSite<Annotation> kept;

    Annotations(SavedStore store) {
        this.store = store;
        this.kept = new PerSite<>(store.annotations(), Annotation::number);
    }

    /// In the order in which they were made.
    public List<Annotation> of(Site site) {
        return kept.of(site.number());
    }

    public Optional<Annotation> find(Site site, long number) {
        return kept.find(site, number);
    }

    /// Keeps an annotation, in place of the one with its number; one with the number 0 is new.
    public synchronized Reply<Annotation> put(Site site, Annotation wanted) {
        String note = wanted.note().strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            return new Reply.Refused<>("note", "must have 1 to " + LONGEST_NOTE + " characters");
        }
        if (wanted.number() == 0 && of(site).size() >= MOST_OF_A_SITE) {
            return new Reply.Refused<>(
                    "site_id", "has " + MOST_OF_A_SITE + " annotations, the most allowed");
        }
        Annotation put =
                store.keepAnnotation(
                        site.number(),
                        new Annotation(wanted.number(), wanted.happened(), note, wanted.created()));
        kept.put(site, put);
        return new Reply.Done<>(put);
    }

    /// Whether the site had such an annotation.
    public synchronized boolean remove(Site site, long number) {
        boolean found = find(site, number).isPresent();
        if (found) {
            store.removeAnnotation(number);
            kept.drop(site, number);
        }
        return found;
    }

    void forgetSite(int site) {
        kept.forgetSite(site);
    }
}
