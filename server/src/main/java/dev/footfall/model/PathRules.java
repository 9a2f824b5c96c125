package dev.footfall.model;

import java.util.List;

/// How the paths of a site's hits are brought into the form that is stored. It holds for hits from
/// then on: what is stored stays as it is.
///
/// @param cutsSlash whether `/about/` is the same page as `/about`
/// @param lowersCase whether `/About` is the same page as `/about`
/// @param parameters names of the query's parameters that tell pages apart, in the order in which
///   they stand in the stored path
public record PathRules(boolean cutsSlash, boolean lowersCase, List<String> parameters) {

    /// Paths are kept as they were sent, without the query.
    public static final PathRules AS_SENT = new PathRules(false, false, List.of());

    public PathRules {
        parameters = List.copyOf(parameters);
    }
}
