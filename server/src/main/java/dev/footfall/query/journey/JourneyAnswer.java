package dev.footfall.query.journey;

import dev.footfall.store.Deed;
import java.util.List;
import java.util.Optional;

/// The ways that visits took.
///
/// @param visits that took any step of such a way
/// @param single those of them that took one step only
/// @param paths of two steps and more, the most frequent first
/// @param others visits that took other ways of two steps and more
/// @param exact whether every number is
public record JourneyAnswer(
        long visits,
        long single,
        List<Path> paths,
        long others,
        List<Node> nodes,
        List<Link> links,
        long rowsRead,
        boolean exact) {

    public JourneyAnswer {
        paths = List.copyOf(paths);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    public record Path(List<Deed> steps, long visits) {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /// @param position from 1 on
    /// @param step empty: all others at that place
    public record Node(int position, Optional<Deed> step, long visits) {}

    /// @param position of where it leads from
    public record Link(int position, Optional<Deed> from, Optional<Deed> to, long visits) {}
}
