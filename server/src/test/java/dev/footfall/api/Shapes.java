package dev.footfall.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Checks JSON against the part of JSON schema that the document uses: `$ref`, `allOf`, `type`,
/// `const`, `enum`, `required`, `properties`, `additionalProperties` and `items`.
///
/// @param document where references lead
record Shapes(JsonNode document) {

    /// What is wrong, each with its place; a property that the schema does not name is wrong too.
    List<String> faults(JsonNode schema, JsonNode value, String at) {
        List<String> faults = new ArrayList<>();
        if (schema.has("$ref")) {
            JsonNode target = document.at(schema.get("$ref").asString().substring(1));
            return faults(target, value, at);
        }
        if (schema.has("allOf")) {
            return allOf(schema.get("allOf"), value, at);
        }
        if (schema.has("type") && !hasType(schema.get("type"), value)) {
            faults.add(at + " is not of type " + schema.get("type"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(at + " is not " + schema.get("const"));
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(at + " is none of " + schema.get("enum"));
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                faults.add(at + " lacks " + name);
            }
        }
        if (value.isObject()) {
            properties(schema, value, at, faults);
        }
        if (schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                faults.addAll(faults(schema.get("items"), value.get(i), at + "/" + i));
            }
        }
        return faults;
    }

    private void properties(JsonNode schema, JsonNode value, String at, List<String> faults) {
        JsonNode known = schema.path("properties");
        JsonNode other = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            String place = at + "/" + property.getKey();
            if (known.has(property.getKey())) {
                faults.addAll(faults(known.get(property.getKey()), property.getValue(), place));
            } else if (other.isObject()) {
                faults.addAll(faults(other, property.getValue(), place));
            } else if (!known.isMissingNode()) {
                faults.add(place + " is not described");
            }
        }
    }

    /// Each part names only its own properties, so what another part names is no fault of this one.
    private List<String> allOf(JsonNode parts, JsonNode value, String at) {
        List<String> faults = new ArrayList<>();
        for (JsonNode part : parts) {
            faults(part, value, at).stream()
                    .filter(fault -> !fault.endsWith(" is not described"))
                    .forEach(faults::add);
        }
        return faults;
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        return types.isArray()
                ? types.valueStream().anyMatch(type -> hasType(type, value))
                : switch (types.asString()) {
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "null" -> value.isNull();
                    case "array" -> value.isArray();
                    case "object" -> value.isObject();
                    default -> throw new IllegalArgumentException(types.asString());
                };
    }
}
