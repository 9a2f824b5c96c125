package dev.footfall.store;

import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import java.util.List;
import java.util.Set;

/// Which kept exchanges of a site are meant: those that meet all of what is said. What is empty
/// says nothing.
///
/// @param methods any of these
/// @param statuses any of these
/// @param path what the path begins with; with a `*` in it, the whole path, `*` standing for any
///   characters
/// @param endings any of these
/// @param from microseconds since 1970 UTC; those that happened then or later
/// @param to those that happened before
/// @param withBody only those of which a body is kept
/// @param directions any of these
public record ExchangeFilter(
        int site,
        Set<String> methods,
        List<Statuses> statuses,
        String path,
        String route,
        String consumer,
        Set<Ending> endings,
        String traceId,
        long from,
        long to,
        boolean withBody,
        Set<Direction> directions) {

    public ExchangeFilter {
        methods = Set.copyOf(methods);
        statuses = List.copyOf(statuses);
        endings = Set.copyOf(endings);
        directions = Set.copyOf(directions);
    }

    /// Statuses from one to another, both included.
    public record Statuses(int least, int most) {}

    /// All of the site.
    public static ExchangeFilter all(int site) {
        return new ExchangeFilter(
                site,
                Set.of(),
                List.of(),
                "",
                "",
                "",
                Set.of(),
                "",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                false,
                Set.of());
    }
}
