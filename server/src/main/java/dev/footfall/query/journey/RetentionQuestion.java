package dev.footfall.query.journey;

import dev.footfall.model.Audience;
import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;

/// Who comes back, by when they began.
///
/// @param grain days, weeks or months of the window's zone
/// @param start which events begin; the first of a visitor in the window counts
/// @param back which events are a return
public record RetentionQuestion(
        Audience audience, Dimension.Time grain, Filter start, Filter back) {}
