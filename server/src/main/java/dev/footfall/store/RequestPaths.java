package dev.footfall.store;

import java.util.function.Consumer;

/// The paths of requests whose callers named no route. Blocks.
public interface RequestPaths {

    /// @param answered whether some request to it was answered with less than 400, or with a status
    ///   that is not known
    record Seen(String path, boolean answered) {}

    /// Hands over each path of a site's requests once, as far as they were stored after an earlier
    /// reading: the most frequent ones, where there are very many.
    ///
    /// @param after what the earlier reading answered; 0 to begin with
    /// @return where the next reading goes on
    long readAfter(int site, long after, Consumer<Seen> each);
}
