package dev.footfall.store;

import dev.footfall.model.Annotation;
import dev.footfall.model.Segment;
import java.util.List;
import java.util.Map;

/// The small tables of what people keep about a site. A change is durable when its method returns.
/// Blocks; any thread may call it.
public interface SavedStore {

    /// The segments of each site in the order of their making, by the site's number.
    Map<Integer, List<Segment>> segments();

    /// Keeps a segment, in place of the one with its number; one with the number 0 is new. Answers
    /// it with its number.
    Segment keepSegment(int site, Segment segment);

    void removeSegment(long number);

    /// The annotations of each site in the order of their making, by the site's number.
    Map<Integer, List<Annotation>> annotations();

    /// Keeps an annotation, in place of the one with its number; one with the number 0 is new.
    /// Answers it with its number.
    Annotation keepAnnotation(int site, Annotation annotation);

    void removeAnnotation(long number);
}
