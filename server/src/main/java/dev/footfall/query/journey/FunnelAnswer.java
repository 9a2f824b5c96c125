package dev.footfall.query.journey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a funnel let through.
///
/// @param groups of the breakdown, the largest first
/// @param others the groups beyond the limit, together
/// @param exact whether every number is
public record FunnelAnswer(
        List<Stage> stages,
        List<Group> groups,
        Optional<List<Stage>> others,
        long rowsRead,
        boolean exact) {

    public FunnelAnswer {
        stages = List.copyOf(stages);
        groups = List.copyOf(groups);
    }

    /// @param reached how many visits or visitors came as far
    /// @param median time since the step before, microseconds; empty for the first step and where
    ///   nobody came
    /// @param ninetieth the time that nine of ten do not exceed, likewise
    public record Stage(long reached, OptionalDouble median, OptionalDouble ninetieth) {}

    public record Group(String label, List<Stage> stages) {
        public Group {
            stages = List.copyOf(stages);
        }
    }
}
