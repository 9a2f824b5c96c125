package dev.footfall.api.stats;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Takes JSON values as what they have to be, or refuses them with a JSON pointer to the place.
public final class Shape {

    private static final int SHOWN = 120;

    private Shape() {}

    /// The value of a key; empty where it is absent or null.
    public static Optional<JsonNode> field(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /// The value of a key of the whole body.
    public static JsonNode required(JsonNode body, String name) throws Refusal {
        return field(body, name)
                .orElseThrow(() ->
                        Refusal.at("#", "Required property %s was not present.".formatted(name)));
    }

    public static JsonNode object(JsonNode node, String at, Set<String> allowed) throws Refusal {
        if (!node.isObject()) {
            throw mismatch(node, at, "Object");
        }
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw Refusal.at(
                        at + "/" + pointed(name), "Schema does not allow additional properties.");
            }
        }
        return node;
    }

    public static JsonNode array(JsonNode node, String at) throws Refusal {
        if (!node.isArray()) {
            throw mismatch(node, at, "Array");
        }
        return node;
    }

    public static String text(JsonNode node, String at) throws Refusal {
        if (!node.isString()) {
            throw mismatch(node, at, "String");
        }
        return node.stringValue();
    }

    public static boolean flag(JsonNode node, String at) throws Refusal {
        if (!node.isBoolean()) {
            throw mismatch(node, at, "Boolean");
        }
        return node.booleanValue();
    }

    public static int whole(JsonNode node, String at, int least, int most) throws Refusal {
        if (!node.isIntegralNumber()) {
            throw mismatch(node, at, "Integer");
        }
        if (!node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw Refusal.at(
                    at,
                    "Expected a number from %d to %d but got %s."
                            .formatted(least, most, shown(node)));
        }
        return node.intValue();
    }

    public static Refusal mismatch(JsonNode node, String at, String expected) {
        return Refusal.at(
                at, "Type mismatch. Expected %s but got %s.".formatted(expected, type(node)));
    }

    /// The value as JSON, cut off where it is long.
    public static String shown(JsonNode node) {
        return clipped(node.toString());
    }

    public static String quoted(String text) {
        return "\"" + clipped(text) + "\"";
    }

    /// A name as a JSON pointer has it, cut off where it is long.
    public static String pointed(String name) {
        return clipped(escaped(name));
    }

    private static String clipped(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String type(JsonNode node) {
        if (node.isObject()) {
            return "Object";
        } else if (node.isArray()) {
            return "Array";
        } else if (node.isString()) {
            return "String";
        } else if (node.isBoolean()) {
            return "Boolean";
        } else if (node.isIntegralNumber()) {
            return "Integer";
        }
        return node.isNumber() ? "Number" : "Null";
    }
}
