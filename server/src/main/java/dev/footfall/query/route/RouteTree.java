package dev.footfall.query.route;

import dev.footfall.model.PathTemplate;
import dev.footfall.store.RouteNames;
import java.util.List;

/// What a site's paths teach about its routes, segment by segment. Segments that look like ids are
/// one from the start ([PathTemplate]). Where more than [RouteNode#MOST_VALUES] others were
/// answered under one parent, they are one too: `{param}`. Those that end a path and those that
/// lead on are counted apart, so that many pages in one folder do not swallow its sub-folders.
///
/// What was never answered (scanners, typing mistakes) teaches no route. Its path is named as it is
/// while there are few under one parent, and `/**` under that parent when there are more.
///
/// The order of learning makes no difference but where a bound is met. One thread teaches it; after
/// that any thread may ask for names.
final class RouteTree implements RouteNames {

    /// Segments further behind are not told apart.
    static final int DEEPEST = 12;

    /// What comes when this much is remembered teaches nothing, bytes, roughly.
    static final long MOST_WEIGHT = 4_000_000;

    private static final String PARAM = "{param}";
    private static final String REST = "/**";

    private final RouteNode root;
    private long weight;

    RouteTree() {
        this(new RouteNode());
    }

    private RouteTree(RouteNode root) {
        this.root = root;
        this.weight = root.weight();
    }

    RouteTree copy() {
        return new RouteTree(root.copy());
    }

    /// The memory that it takes, bytes, roughly.
    long weight() {
        return weight;
    }

    @Override
    public boolean byMethod() {
        return false;
    }

    @Override
    public String of(String method, String path) {
        return path.startsWith("/") ? name(segments(path)) : path;
    }

    private static List<String> segments(String path) {
        return PathTemplate.segments(path).stream()
                .limit(DEEPEST + 1)
                .map(PathTemplate::ofSegment)
                .toList();
    }

    /// Whether teaching it the path would change nothing.
    boolean knows(String path, boolean answered) {
        List<String> segments = segments(path);
        if (!path.startsWith("/") || segments.isEmpty() || isFull()) {
            return true;
        }
        RouteNode node = root;
        int last = Math.min(segments.size() - 1, DEEPEST);
        for (int i = 0; i < last; i++) {
            RouteNode next = node.find(segments.get(i));
            if (next == null) {
                return !answered && (node.areStraysMany() || node.hasStray(rest(segments, i)));
            }
            node = next;
        }
        String end = segments.get(last);
        return answered
                ? node.areEndsMany() || node.hasEnd(end)
                : node.areEndsMany()
                        || node.isEnd(end)
                        || node.areStraysMany()
                        || node.hasStray(end);
    }

    private boolean isFull() {
        return weight >= MOST_WEIGHT;
    }

    /// Teaches it one path.
    void learn(String path, boolean answered) {
        if (!knows(path, answered)) {
            List<String> segments = segments(path);
            weight += answered ? answered(segments) : unanswered(segments);
            if (isFull()) {
                weight = root.weight();
            }
        }
    }

    private long answered(List<String> segments) {
        RouteNode node = root;
        long added = 0;
        int last = Math.min(segments.size() - 1, DEEPEST);
        for (int i = 0; i < last; i++) {
            String segment = segments.get(i);
            added += node.find(segment) == null ? 2 * RouteNode.weight(segment) : 0;
            node = node.make(segment);
        }
        node.addEnd(segments.get(last));
        return added + RouteNode.weight(segments.get(last));
    }

    private long unanswered(List<String> segments) {
        RouteNode node = root;
        int at = 0;
        RouteNode next = node.find(segments.getFirst());
        while (next != null && at < segments.size() - 1) {
            node = next;
            at++;
            next = node.find(segments.get(at));
        }
        String rest = rest(segments, at);
        node.addStray(rest);
        return RouteNode.weight(rest);
    }

    private static String rest(List<String> segments, int from) {
        return String.join("/", segments.subList(from, segments.size()));
    }

    private String name(List<String> segments) {
        StringBuilder name = new StringBuilder();
        RouteNode node = root;
        int last = segments.size() - 1;
        for (int i = 0; i < last && i < DEEPEST; i++) {
            String segment = segments.get(i);
            RouteNode next = node.find(segment);
            if (next == null) {
                return name + (mayBeNamed(node) ? "/" + rest(segments, i) : REST);
            }
            boolean named = PathTemplate.isKind(segment) || !node.areFoldersMany();
            name.append('/').append(named ? segment : PARAM);
            node = next;
        }
        if (segments.size() > DEEPEST) {
            return name + REST;
        }
        return last < 0 ? "/" : name + end(node, segments.get(last));
    }

    private String end(RouteNode node, String segment) {
        if (node.isEnd(segment)) {
            return "/" + segment;
        }
        if (node.areEndsMany()) {
            return "/" + PARAM;
        }
        return mayBeNamed(node) ? "/" + segment : REST;
    }

    private boolean mayBeNamed(RouteNode node) {
        return !node.areStraysMany() && !isFull();
    }
}
