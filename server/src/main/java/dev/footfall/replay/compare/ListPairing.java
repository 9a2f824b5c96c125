package dev.footfall.replay.compare;

import dev.footfall.replay.compare.SharedFields.Shared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Which element of one list is which of another, so that a list in another order, or with other
/// ids in it, is compared element by element all the same. In this order:
///
/// 1. elements that are equal (but for the order of lists in them),
/// 2. objects that alone are equal in some fields: in all whose values most of them share, in all
///    whose values at least half of them share, or in one of the eight that have most different
///    values in common,
/// 3. objects that are equal in these, though others are, too,
/// 4. what is left, in its order.
///
/// Whatever stands at the same index in both goes first. Takes time in proportion to what is in the
/// lists.
final class ListPairing {

    private static final int NONE = -1;
    private static final int SINGLE_FIELDS = 8;

    private final List<Tree> before;
    private final List<Tree> after;
    private final int[] mates;
    private final boolean[] taken;
    private boolean reordered;

    private ListPairing(List<Tree> before, List<Tree> after) {
        this.before = before;
        this.after = after;
        this.mates = new int[before.size()];
        this.taken = new boolean[after.size()];
        Arrays.fill(mates, NONE);
    }

    static ListPairing of(List<Tree> before, List<Tree> after) {
        ListPairing pairing = new ListPairing(before, after);
        pairing.match(i -> before.get(i).loose(), i -> after.get(i).loose());
        pairing.matchByFields();
        pairing.reordered = pairing.isOutOfOrder();
        pairing.matchRest();
        return pairing;
    }

    /// The index of the element's other in the second list; negative where it has none.
    int mate(int index) {
        return mates[index];
    }

    /// Whether elements that were found again stand in another order.
    boolean isReordered() {
        return reordered;
    }

    private boolean isOutOfOrder() {
        int last = NONE;
        for (int mate : mates) {
            if (mate != NONE && mate < last) {
                return true;
            }
            last = Math.max(last, mate);
        }
        return false;
    }

    private int[] single() {
        return IntStream.range(0, mates.length).filter(i -> mates[i] == NONE).toArray();
    }

    private int[] free() {
        return IntStream.range(0, taken.length).filter(i -> !taken[i]).toArray();
    }

    private void pair(int from, int to) {
        mates[from] = to;
        taken[to] = true;
    }

    private void match(IntToLongFunction keyBefore, IntToLongFunction keyAfter) {
        for (int i = 0; i < Math.min(mates.length, taken.length); i++) {
            boolean both = mates[i] == NONE && !taken[i];
            if (both && keyBefore.applyAsLong(i) == keyAfter.applyAsLong(i)) {
                pair(i, i);
            }
        }
        Map<Long, ArrayDeque<Integer>> places = new HashMap<>();
        for (int i : free()) {
            places.computeIfAbsent(keyAfter.applyAsLong(i), _ -> new ArrayDeque<>()).add(i);
        }
        for (int i : single()) {
            ArrayDeque<Integer> same = places.get(keyBefore.applyAsLong(i));
            if (same != null && !same.isEmpty()) {
                pair(i, same.remove());
            }
        }
    }

    /// Only what is the one of its key on either side.
    private void matchAlone(IntToLongFunction keyBefore, IntToLongFunction keyAfter) {
        Map<Long, Integer> mine = places(single(), keyBefore);
        Map<Long, Integer> others = places(free(), keyAfter);
        mine.forEach((key, from) -> {
            int to = others.getOrDefault(key, NONE);
            if (from != NONE && to != NONE) {
                pair(from, to);
            }
        });
    }

    private static Map<Long, Integer> places(int[] which, IntToLongFunction key) {
        Map<Long, Integer> places = new HashMap<>();
        for (int i : which) {
            places.merge(key.applyAsLong(i), i, (_, _) -> NONE);
        }
        return places;
    }

    private void matchByFields() {
        Map<Integer, Map<String, Long>> left = flat(before, single());
        Map<Integer, Map<String, Long>> right = flat(after, free());
        int fewer = Math.min(left.size(), right.size());
        if (fewer == 0) {
            return;
        }
        Map<String, Shared> shared = SharedFields.count(left.values(), right.values());
        int most = shared.values().stream().mapToInt(Shared::objects).max().orElse(fewer);
        List<List<String>> keys = new ArrayList<>();
        keys.add(atLeast(most, shared));
        keys.add(atLeast((fewer + 1) / 2, shared));
        shared.entrySet().stream()
                .sorted(Comparator.comparingInt(field -> -field.getValue().values()))
                .limit(SINGLE_FIELDS)
                .forEach(field -> keys.add(List.of(field.getKey())));
        keys.forEach(key -> matchAlone(i -> key(left, i, key, i), i -> key(right, i, key, ~i)));
        keys.forEach(key -> match(i -> key(left, i, key, i), i -> key(right, i, key, ~i)));
    }

    private static List<String> atLeast(int objects, Map<String, Shared> shared) {
        return shared.entrySet().stream()
                .filter(field -> field.getValue().objects() >= objects)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What has none of the fields has a key of its own.
    private static long key(
            Map<Integer, Map<String, Long>> objects, int index, List<String> fields, long own) {
        Map<String, Long> values = objects.getOrDefault(index, Map.of());
        if (fields.stream().noneMatch(values::containsKey)) {
            return Hash.mix(own);
        }
        long key = 0;
        for (String field : fields) {
            key = Hash.pair(key, values.getOrDefault(field, 0L));
        }
        return key;
    }

    private static Map<Integer, Map<String, Long>> flat(List<Tree> items, int[] which) {
        Map<Integer, Map<String, Long>> flat = new HashMap<>();
        for (int i : which) {
            if (items.get(i) instanceof Tree.Fields object) {
                flat.put(i, SharedFields.flat(object));
            }
        }
        return flat;
    }

    private void matchRest() {
        int[] single = single();
        int[] free = free();
        for (int i = 0; i < Math.min(single.length, free.length); i++) {
            pair(single[i], free[i]);
        }
    }
}
