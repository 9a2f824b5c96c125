package dev.footfall.ingest.eye;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What became of one event told to the eye when it was checked.
public sealed interface Checked {

    /// @param data an object with something in it
    /// @param timestamp microseconds since 1970 UTC
    record Good(UUID session, String category, String name, JsonNode data, long timestamp)
            implements Checked {}

    record Bad(EyeProblems problems) implements Checked {}
}
