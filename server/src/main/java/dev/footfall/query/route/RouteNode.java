package dev.footfall.query.route;

import dev.footfall.model.PathTemplate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a [RouteTree] knows below one parent: at most [#MOST_VALUES] of each.
final class RouteNode {

    static final int MOST_VALUES = 50;

    /// What an entry takes beside its text, bytes, roughly.
    private static final int ENTRY = 100;

    /// Values that paths end with.
    private final Set<String> ends = new HashSet<>();

    /// Values that lead on.
    private final Map<String, RouteNode> folders = new HashMap<>();

    /// Ids that lead on, by what stands for them.
    private final Map<String, RouteNode> kinds = new HashMap<>();

    /// The rest of paths that were never answered.
    private final Set<String> strays = new HashSet<>();

    private boolean manyEnds;
    private boolean manyStrays;

    /// All folders together, once they are many.
    private @Nullable RouteNode any;

    /// What a value that leads on leads to; null when that is not known.
    @Nullable RouteNode find(String segment) {
        if (PathTemplate.isKind(segment)) {
            return kinds.get(segment);
        }
        return any == null ? folders.get(segment) : any;
    }

    /// Likewise, but makes it known.
    RouteNode make(String segment) {
        if (PathTemplate.isKind(segment)) {
            return kinds.computeIfAbsent(segment, _ -> new RouteNode());
        }
        if (any == null) {
            RouteNode made = folders.computeIfAbsent(segment, _ -> new RouteNode());
            settle();
            return any == null ? made : any;
        }
        return any;
    }

    boolean areFoldersMany() {
        return any != null;
    }

    boolean areEndsMany() {
        return manyEnds;
    }

    boolean areStraysMany() {
        return manyStrays;
    }

    boolean isEnd(String segment) {
        return PathTemplate.isKind(segment)
                || ends.contains(segment)
                || folders.containsKey(segment);
    }

    boolean hasEnd(String segment) {
        return PathTemplate.isKind(segment) || ends.contains(segment);
    }

    boolean hasStray(String rest) {
        return strays.contains(rest);
    }

    void addEnd(String segment) {
        ends.add(segment);
        settle();
    }

    void addStray(String rest) {
        strays.add(rest);
        settle();
    }

    /// Keeps to the bounds. Where folders are many, ends are too: they are the same values.
    private void settle() {
        if (any == null && folders.size() > MOST_VALUES) {
            any = new RouteNode();
        }
        if (any != null) {
            folders.values().forEach(any::take);
            folders.clear();
        }
        manyEnds |= any != null || ends.size() > MOST_VALUES;
        manyStrays |= strays.size() > MOST_VALUES;
        if (manyEnds) {
            ends.clear();
        }
        if (manyStrays) {
            strays.clear();
        }
    }

    /// Adds what the other knows.
    private void take(RouteNode other) {
        ends.addAll(other.ends);
        strays.addAll(other.strays);
        manyEnds |= other.manyEnds;
        manyStrays |= other.manyStrays;
        if (other.any != null) {
            any = any == null ? new RouteNode() : any;
            any.take(other.any);
        }
        other.folders.forEach((name, node) -> below(folders, name).take(node));
        other.kinds.forEach((name, node) -> below(kinds, name).take(node));
        settle();
    }

    private static RouteNode below(Map<String, RouteNode> nodes, String name) {
        return nodes.computeIfAbsent(name, _ -> new RouteNode());
    }

    RouteNode copy() {
        RouteNode copy = new RouteNode();
        copy.take(this);
        return copy;
    }

    /// The memory it takes with all below, bytes, roughly.
    long weight() {
        long weight = ENTRY + weight(ends) + weight(strays);
        for (Map<String, RouteNode> nodes : List.of(folders, kinds)) {
            weight += weight(nodes.keySet());
            weight += nodes.values().stream().mapToLong(RouteNode::weight).sum();
        }
        return weight + (any == null ? 0 : any.weight());
    }

    private static long weight(Set<String> texts) {
        return texts.stream().mapToLong(RouteNode::weight).sum();
    }

    static long weight(String text) {
        return ENTRY + (long) text.length();
    }
}
