package dev.footfall.store.duckdb;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Writes an event's properties as the JSON object of texts that column `props` holds, keys in
/// order.
final class Props {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private Props() {}

    static String toJson(Map<String, String> props) {
        return props.isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(props));
    }

    static Map<String, String> fromJson(String json) {
        return json.isEmpty() ? Map.of() : JSON.readValue(json, TEXTS);
    }
}
