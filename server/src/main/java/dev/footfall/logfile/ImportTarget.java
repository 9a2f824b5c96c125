package dev.footfall.logfile;

import dev.footfall.model.Hit;
import java.util.List;

/// Where imported hits become durable events. For one thread.
public interface ImportTarget extends AutoCloseable {

    /// Takes the hits, in the order in which they happened as far as possible. Waits while too many
    /// are under way.
    ///
    /// @throws ImportException when the target refuses for good
    void send(List<Hit> hits);

    /// Waits until all that was sent is durable or refused.
    ///
    /// @throws ImportException when the target refuses for good
    void settle();

    /// What became of the hits so far.
    ImportTally tally();

    @Override
    void close();
}
