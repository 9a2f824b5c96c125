package dev.footfall.account;

import dev.footfall.model.Micros;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.StoredTag;
import dev.footfall.store.TagStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The tags of every site, with their counts. Looking up is from memory; a change waits until it is
/// durable and is seen by look-ups only then. Any thread may call it.
public final class Tags {

    /// Of all sites together; each is kept in memory.
    public static final int MOST = 100_000;

    /// The longest name, in characters.
    public static final int LONGEST_NAME = 250;

    /// How long a change waits for uses that are on their way to the disk.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TagStore store;
    private final InstantSource clock;
    private final NavigableMap<Place, Tag> tags = new ConcurrentSkipListMap<>();

    /// Reads what the store keeps; it must have stored what its journal held.
    public Tags(TagStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        for (StoredTag stored : store.tags()) {
            keep(new Tag(stored));
        }
    }

    /// Where a tag stands: by its site, then by its name.
    private record Place(int site, String name) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return site == other.site
                    ? name.compareTo(other.name)
                    : Integer.compare(site, other.site);
        }
    }

    /// What became of a wish for a new tag.
    public enum Creation {
        CREATED,
        /// The site has a tag of that name.
        EXISTS,
        /// There are [#MOST] tags.
        FULL
    }

    public Optional<Tag> find(int site, String name) {
        return Optional.ofNullable(tags.get(new Place(site, name)));
    }

    public Optional<Tag> numbered(int site, long number) {
        return ofSite(site, "").filter(tag -> tag.number() == number).findFirst();
    }

    /// Tags of the site whose names contain the words, whatever their letters' case; by name.
    ///
    /// @param after only those behind this name; empty for all
    public List<Tag> page(int site, String words, String after, int limit) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return ofSite(site, after)
                .filter(tag -> tag.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    private Stream<Tag> ofSite(int site, String after) {
        return tags
                .subMap(new Place(site, after), false, new Place(site + 1, ""), false)
                .values()
                .stream();
    }

    public synchronized Creation create(int site, String name) {
        if (find(site, name).isPresent()) {
            return Creation.EXISTS;
        }
        if (tags.size() >= MOST) {
            return Creation.FULL;
        }
        keep(new Tag(store.add(site, name, Micros.now(clock))));
        return Creation.CREATED;
    }

    /// The tag keeps its count and its uses under the other name.
    public synchronized Reply<Tag> rename(Tag tag, String name) {
        if (!stands(tag)) {
            return new Reply.Refused<>("id", "the tag is gone");
        }
        if (tag.name().equals(name)) {
            return new Reply.Done<>(tag);
        }
        if (find(tag.site(), name).isPresent()) {
            return new Reply.Refused<>("tag", "there is a tag of that name already");
        }
        change(tag, () -> store.rename(tag.number(), name));
        Tag renamed = tag.named(name);
        keep(renamed);
        forget(tag);
        return new Reply.Done<>(renamed);
    }

    /// The tag goes with its count. Whether it was there.
    public synchronized boolean remove(Tag tag) {
        boolean there = stands(tag);
        if (there) {
            change(tag, () -> store.remove(tag.number()));
            forget(tag);
        }
        return there;
    }

    /// After the site was removed, with all that the store kept of it.
    public synchronized void forgetSite(int site) {
        ofSite(site, "").toList().forEach(this::forget);
    }

    /// No use is under way meanwhile. When it fails, the tag is as before.
    private static void change(Tag tag, Runnable change) {
        if (!tag.leave(PATIENCE)) {
            throw new StoreException(Trouble.UNAVAILABLE, "uses of the tag wait to be stored");
        }
        try {
            change.run();
        } catch (RuntimeException e) {
            tag.stay();
            throw e;
        }
    }

    private boolean stands(Tag tag) {
        return find(tag.site(), tag.name()).filter(found -> found == tag).isPresent();
    }

    private void keep(Tag tag) {
        tags.put(new Place(tag.site(), tag.name()), tag);
    }

    private void forget(Tag tag) {
        tags.remove(new Place(tag.site(), tag.name()));
    }
}
