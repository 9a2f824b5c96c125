package dev.footfall.ingest.eye;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the owner of a site asks of the data of events. Any thread may call it.
@FunctionalInterface
public interface DataRules {

    /// Asks nothing.
    DataRules NONE = (_, _, _, _) -> List.of();

    /// What is wrong with the data, a sentence each that begins with the JSON pointer to it; none
    /// when it is as it should be.
    ///
    /// @param site the site's number
    List<String> problems(int site, String category, String name, JsonNode data);
}
