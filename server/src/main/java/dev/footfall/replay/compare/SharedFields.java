package dev.footfall.replay.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Finds the fields by which the objects of one list are known again in another: those whose values
/// occur in both.
final class SharedFields {

    /// Of one object, those within its objects counted.
    private static final int MOST_FIELDS = 64;

    private static final int DEEPEST = 4;

    private SharedFields() {}

    /// An object's values by their places: those of the objects within, too; a list is one value.
    static Map<String, Long> flat(Tree.Fields object) {
        Map<String, Long> values = new LinkedHashMap<>();
        add(object, "", 1, values);
        return values;
    }

    private static void add(Tree.Fields object, String place, int depth, Map<String, Long> values) {
        for (Map.Entry<String, Tree> field : object.fields().entrySet()) {
            if (values.size() >= MOST_FIELDS) {
                return;
            }
            String name = place + "/" + field.getKey();
            if (field.getValue() instanceof Tree.Fields inner && depth < DEEPEST) {
                add(inner, name, depth + 1, values);
            } else {
                values.put(name, field.getValue().loose());
            }
        }
    }

    /// What the objects of both sides share at one place.
    ///
    /// @param objects how many of one side have a value there of which the other has one too
    /// @param values how many different ones those are
    record Shared(int objects, int values) {

        private Shared plus(boolean isNew) {
            return new Shared(objects + 1, values + (isNew ? 1 : 0));
        }
    }

    /// By place; those where nothing is shared are left out.
    static Map<String, Shared> count(
            Collection<Map<String, Long>> left, Collection<Map<String, Long>> right) {
        Map<String, Map<Long, Integer>> values = new LinkedHashMap<>();
        for (Map<String, Long> object : left) {
            object.forEach((place, value) ->
                    values.computeIfAbsent(place, _ -> new HashMap<>())
                            .merge(value, 1, Integer::sum));
        }
        Map<String, Set<Long>> met = new HashMap<>();
        Map<String, Shared> shared = new LinkedHashMap<>();
        for (Map<String, Long> object : right) {
            object.forEach((place, value) -> {
                Map<Long, Integer> rest = values.getOrDefault(place, Map.of());
                int times = rest.getOrDefault(value, 0);
                if (times > 0) {
                    rest.put(value, times - 1);
                    boolean isNew = met.computeIfAbsent(place, _ -> new HashSet<>()).add(value);
                    Shared before = shared.getOrDefault(place, new Shared(0, 0));
                    shared.put(place, before.plus(isNew));
                }
            });
        }
        return shared;
    }
}
