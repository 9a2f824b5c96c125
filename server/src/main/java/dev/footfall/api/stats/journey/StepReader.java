package dev.footfall.api.stats.journey;

import dev.footfall.api.stats.FilterReader;
import dev.footfall.api.stats.Patterns;
import dev.footfall.api.stats.Refusal;
import dev.footfall.api.stats.Shape;
import dev.footfall.api.stats.Terms;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.EventKind;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Reads which events a step means: `{"page": "/checkout/**"}`, `{"event": "Signup", "props":
/// {…}}`, `{"request": "POST /orders", "status": "2xx"}`, `{"goal": "…"}`, `{"filters": […]}`, or a
/// filter alone.
final class StepReader {

    private static final Set<String> KEYS =
            Set.of("name", "page", "event", "request", "goal", "filters", "props", "status");
    private static final Set<String> MEANINGS =
            Set.of("page", "event", "request", "goal", "filters");
    private static final int LONGEST = 2_000;
    private static final Pattern REQUEST = Pattern.compile("(?:([A-Za-z]{1,20}) )?(/.*)");
    private static final Pattern STATUS = Pattern.compile("([1-5])(xx|[0-9]{2})");
    private static final int HUNDRED = 100;

    private StepReader() {}

    static Filter read(JsonNode node, String at, FilterReader filters) throws Refusal {
        if (node.isArray()) {
            return filters.readOne(node, at);
        }
        Shape.object(node, at, KEYS);
        List<String> meanings = MEANINGS.stream().filter(node::hasNonNull).toList();
        if (meanings.size() != 1) {
            throw Refusal.at(
                    at,
                    "A step has exactly one of \"page\", \"event\", \"request\", \"goal\" and"
                            + " \"filters\".");
        }
        String meaning = meanings.getFirst();
        if (node.hasNonNull("name")) {
            text(node, "name", at);
        }
        only(node, "props", "event", meaning, at);
        only(node, "status", "request", meaning, at);
        return switch (meaning) {
            case "page" -> Conditions.page(path(text(node, meaning, at), at + "/page"));
            case "event" -> event(node, at);
            case "request" -> request(node, at);
            case "goal" -> is(OfEvent.GOAL, text(node, meaning, at));
            default -> filters.read(node.get(meaning), at + "/filters");
        };
    }

    private static void only(JsonNode node, String key, String with, String meaning, String at)
            throws Refusal {
        if (node.hasNonNull(key) && !meaning.equals(with)) {
            throw Refusal.at(at + "/" + key, "Goes with \"" + with + "\" only.");
        }
    }

    private static String text(JsonNode node, String key, String at) throws Refusal {
        return sound(Shape.text(node.get(key), at + "/" + key), at + "/" + key);
    }

    private static String sound(String text, String at) throws Refusal {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refusal.at(at, "Expected 1 to " + LONGEST + " characters.");
        }
        if (!FilterReader.isWhole(text)) {
            throw Refusal.at(at, "Holds a NUL character or half a surrogate pair.");
        }
        return text;
    }

    private static String path(String path, String at) throws Refusal {
        if (path.contains("*")) {
            Optional<String> fault =
                    Conditions.path(OfEvent.PAGE, path) instanceof Filter.Match match
                            ? Patterns.fault(match.values().getFirst())
                            : Optional.<String>empty();
            if (fault.isPresent()) {
                throw Refusal.at(at, "The pattern is " + fault.get() + ".");
            }
        }
        return path;
    }

    private static Filter event(JsonNode node, String at) throws Refusal {
        List<Filter> all = new ArrayList<>();
        all.add(is(OfEvent.KIND, EventKind.CUSTOM.word(), EventKind.TAG.word()));
        all.add(is(OfEvent.NAME, text(node, "event", at)));
        if (node.hasNonNull("props")) {
            JsonNode props = node.get("props");
            if (!props.isObject()) {
                throw Shape.mismatch(props, at + "/props", "Object");
            }
            for (Map.Entry<String, JsonNode> prop : props.properties()) {
                String place = at + "/props/" + Shape.pointed(prop.getKey());
                Dimension dimension =
                        Terms.dimension("event:props:" + prop.getKey())
                                .orElseThrow(
                                        () -> Refusal.at(place, "No property has such a name."));
                JsonNode value = prop.getValue();
                String wanted =
                        value.isNumber() || value.isBoolean()
                                ? value.asString()
                                : Shape.text(value, place);
                all.add(is(dimension, sound(wanted, place)));
            }
        }
        return new Filter.And(all);
    }

    private static Filter request(JsonNode node, String at) throws Refusal {
        Matcher told = REQUEST.matcher(text(node, "request", at));
        if (!told.matches()) {
            throw Refusal.at(
                    at + "/request",
                    "Expected a method and a route, such as \"POST /orders\", or a route alone.");
        }
        String method = told.group(1);
        String path = path(told.group(2), at + "/request");
        List<Filter> all = new ArrayList<>();
        all.add(
                method == null
                        ? new Filter.Not(is(OfEvent.METHOD, ""))
                        : is(OfEvent.METHOD, method.toUpperCase(Locale.ROOT)));
        all.add(
                new Filter.Or(
                        List.of(
                                Conditions.path(OfEvent.PAGE, path),
                                Conditions.path(OfEvent.ROUTE, path))));
        if (node.hasNonNull("status")) {
            all.add(status(node.get("status"), at + "/status"));
        }
        return new Filter.And(all);
    }

    private static Filter status(JsonNode node, String at) throws Refusal {
        String text = node.isIntegralNumber() ? node.asString() : Shape.text(node, at);
        Matcher status = STATUS.matcher(text);
        if (!status.matches()) {
            throw Refusal.at(at, "Expected a status such as 201, or a class such as \"2xx\".");
        }
        if (!status.group(2).equals("xx")) {
            return is(OfEvent.STATUS, text);
        }
        int first = HUNDRED * Integer.parseInt(status.group(1));
        return is(
                OfEvent.STATUS,
                IntStream.range(first, first + HUNDRED)
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new));
    }

    private static Filter is(Dimension dimension, String... values) {
        return new Filter.Match(Operator.IS, dimension, List.of(values), true);
    }
}
