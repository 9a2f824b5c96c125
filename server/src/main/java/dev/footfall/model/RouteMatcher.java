package dev.footfall.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the most special of many templates that a request meets: segment by segment, what is named
/// goes before what may be anything, and that before `**`; then a template of the request's own
/// method before one of any. Never changes; any thread may ask it.
public final class RouteMatcher {

    public static final RouteMatcher NONE = new RouteMatcher(List.of());

    private static final String REST = "**";

    private final Node root = new Node();
    private final boolean byMethod;

    /// @param rules of two that meet the same requests, the first counts
    public RouteMatcher(List<RouteRule> rules) {
        rules.forEach(this::add);
        byMethod = rules.stream().anyMatch(rule -> !rule.method().isEmpty());
    }

    /// The templates that go on from some segment in the same way.
    private static final class Node {
        final Map<String, Node> named = new HashMap<>();
        final List<Branch> patterns = new ArrayList<>();
        final Map<String, String> ends = new HashMap<>();
        final Map<String, String> rest = new HashMap<>();
    }

    private record Branch(SegmentPattern pattern, Node node) {}

    private void add(RouteRule rule) {
        Node node = root;
        List<String> segments = PathTemplate.segments(rule.template());
        for (String segment : segments) {
            if (segment.equals(REST)) {
                node.rest.putIfAbsent(rule.method(), rule.template());
                return;
            }
            node = SegmentPattern.isPattern(segment) ? branch(node, segment) : next(node, segment);
        }
        node.ends.putIfAbsent(rule.method(), rule.template());
    }

    private static Node next(Node node, String segment) {
        return node.named.computeIfAbsent(segment, _ -> new Node());
    }

    private static Node branch(Node node, String segment) {
        SegmentPattern pattern = SegmentPattern.of(segment);
        for (Branch branch : node.patterns) {
            if (branch.pattern().equals(pattern)) {
                return branch.node();
            }
        }
        Branch branch = new Branch(pattern, new Node());
        node.patterns.add(branch);
        node.patterns.sort(
                Comparator.comparing((Branch b) -> b.pattern().named(), Comparator.reverseOrder()));
        return branch.node();
    }

    /// Whether any template is for one method only.
    public boolean byMethod() {
        return byMethod;
    }

    /// The template that a request meets; empty when it meets none. Visits each template's segments
    /// at most once.
    public Optional<String> find(String method, String path) {
        return path.startsWith("/")
                ? find(root, PathTemplate.segments(path), 0, method)
                : Optional.empty();
    }

    private static Optional<String> find(Node node, List<String> path, int at, String method) {
        if (at == path.size()) {
            return of(node.ends, method).or(() -> of(node.rest, method));
        }
        Node named = node.named.get(path.get(at));
        Optional<String> found =
                named == null ? Optional.empty() : find(named, path, at + 1, method);
        for (Branch branch : node.patterns) {
            if (found.isEmpty() && branch.pattern().meets(path.get(at))) {
                found = find(branch.node(), path, at + 1, method);
            }
        }
        return found.or(() -> of(node.rest, method));
    }

    private static Optional<String> of(Map<String, String> templates, String method) {
        String own = templates.get(method);
        return Optional.ofNullable(own == null ? templates.get("") : own);
    }
}
