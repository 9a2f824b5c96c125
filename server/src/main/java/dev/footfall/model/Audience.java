package dev.footfall.model;

import java.util.List;

/// Whose doings a question about visits looks at.
///
/// @param window what lies in it counts
/// @param filter picks visits: what only events say, some event of the visit in the window has to
///   meet
/// @param bots whether bots are looked at too; a filter on `visit:bot` looks at them as well
/// @param goals of the site, as far as the question speaks of goals
public record Audience(Site site, Window window, Filter filter, boolean bots, List<Goal> goals) {

    public Audience {
        goals = List.copyOf(goals);
    }
}
