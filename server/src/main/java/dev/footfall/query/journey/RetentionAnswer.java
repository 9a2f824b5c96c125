package dev.footfall.query.journey;

import java.time.LocalDate;
import java.util.List;

/// Who came back.
///
/// @param cohorts one for each stretch of the window, in their order
public record RetentionAnswer(List<Cohort> cohorts, long rowsRead) {

    public RetentionAnswer {
        cohorts = List.copyOf(cohorts);
    }

    /// @param start the first day of the stretch that lies in the window
    /// @param visitors who began in it
    /// @param back how many of them came in each stretch, from their own on
    public record Cohort(LocalDate start, long visitors, List<Long> back) {
        public Cohort {
            back = List.copyOf(back);
        }
    }
}
