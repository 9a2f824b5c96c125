package dev.footfall.store;

/// Follows visitors over stretches of time. Blocks.
public interface Cohorts {

    /// Takes how many visitors are alike.
    @FunctionalInterface
    interface Taker {

        /// @param began the number of the stretch in which they began
        /// @param back one bit for each stretch in which they came again, the first lowest
        void take(int began, long back, long visitors);
    }

    /// Hands over how many visitors there are of each kind.
    ///
    /// @return how many events of the site lie in the window
    long each(CohortPlan plan, Taker taker);
}
