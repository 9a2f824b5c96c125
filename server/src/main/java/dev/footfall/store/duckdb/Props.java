package dev.footfall.store.duckdb;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Writes an event's properties as the JSON object of texts that column `props` holds, keys in
/// order.
final class Props {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Props() {}

    static String toJson(Map<String, String> props) {
        return props.isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(props));
    }
}
