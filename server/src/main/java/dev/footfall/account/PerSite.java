package dev.footfall.account;

import dev.footfall.model.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The numbered things that each site has a few of, in memory and in their order. Reading takes no
/// lock.
///
/// @param <T> such as a segment
final class PerSite<T> {

    private final ToLongFunction<T> number;
    private volatile Map<Integer, List<T>> bySite;

    PerSite(Map<Integer, List<T>> kept, ToLongFunction<T> number) {
        this.bySite = kept;
        this.number = number;
    }

    List<T> of(int site) {
        return List.copyOf(bySite.getOrDefault(site, List.of()));
    }

    Optional<T> find(Site site, long wanted) {
        return of(site.number()).stream()
                .filter(thing -> number.applyAsLong(thing) == wanted)
                .findFirst();
    }

    /// Puts it in place of the one with its number.
    synchronized void put(Site site, T thing) {
        List<T> things = new ArrayList<>(of(site.number()));
        things.removeIf(other -> number.applyAsLong(other) == number.applyAsLong(thing));
        things.add(thing);
        things.sort(Comparator.comparingLong(number));
        replace(site.number(), things);
    }

    synchronized void drop(Site site, long gone) {
        replace(
                site.number(),
                of(site.number()).stream()
                        .filter(thing -> number.applyAsLong(thing) != gone)
                        .toList());
    }

    synchronized void forgetSite(int site) {
        replace(site, List.of());
    }

    private void replace(int site, List<T> things) {
        Map<Integer, List<T>> all = new HashMap<>(bySite);
        all.put(site, things);
        bySite = all;
    }
}
