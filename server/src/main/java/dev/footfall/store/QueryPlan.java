package dev.footfall.store;

import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Window;
import java.util.List;

/// A question, worked out so far that a store only has to render it: parts that are each answered
/// from one kind of row, and how they come together.
///
/// @param splits what the answer's rows are split by; each row has one label for each
/// @param parts never empty; the first is the one that the others are joined to
/// @param cells one for each metric that was asked for
/// @param limit how many rows at most
/// @param countRows whether the number of all rows is wanted beside the page of them
/// @param routes names the routes of requests whose callers did not
public record QueryPlan(
        int site,
        Window window,
        List<Split> splits,
        List<Part> parts,
        List<Cell> cells,
        List<Term> order,
        int limit,
        int offset,
        boolean countRows,
        RouteNames routes) {

    public QueryPlan {
        splits = List.copyOf(splits);
        parts = List.copyOf(parts);
        cells = List.copyOf(cells);
        order = List.copyOf(order);
    }

    /// Numbers that come from one kind of row under one condition.
    ///
    /// @param splits the places in the plan's splits that this part is split by, ascending
    /// @param filter on what the source's rows say themselves; [Filter.HasDone] reaches events from
    ///   anywhere. Speaks of no goals and no names of countries.
    public record Part(
            Source source,
            List<Integer> splits,
            Filter filter,
            List<Metric> metrics,
            Joining joining) {

        public Part {
            splits = List.copyOf(splits);
            metrics = List.copyOf(metrics);
        }
    }

    /// What kind of rows a part is answered from.
    public enum Source {
        /// Events that happened in the window, engagement events left out.
        EVENTS,
        /// Visits that started in the window and have an event that counts. Pages and hosts of
        /// events mean those of the entry here.
        VISITS,
        /// What was told in the window about the reading of a page in a visit, put together by
        /// visit and path.
        READINGS
    }

    /// How a part's rows meet those of the parts before it.
    public enum Joining {
        /// Rows of either side stay.
        FULL,
        /// Rows that only this part has are left out.
        LEFT
    }

    /// Where a number of the answer comes from.
    public sealed interface Cell {

        Metric metric();

        /// A part has it as it is.
        record Of(Metric metric, int part) implements Cell {}

        /// The visitors of one part in percent of those of another.
        record Share(Metric metric, int part, int whole) implements Cell {}

        /// It cannot be told under these splits, such as the bounce rate of an event's name.
        record Untold(Metric metric) implements Cell {}
    }

    /// One term of the order, before which all earlier terms come.
    public sealed interface Term {

        record ByCell(int cell, boolean descending) implements Term {}

        record BySplit(int split, boolean descending) implements Term {}
    }
}
