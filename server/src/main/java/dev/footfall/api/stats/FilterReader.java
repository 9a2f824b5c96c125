package dev.footfall.api.stats;

import dev.footfall.api.Json;
import dev.footfall.api.Parameters;
import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/// Reads the `filters` tree of a query. One reader for one tree: it counts what it has read.
public final class FilterReader {

    private static final int MOST_FILTERS = 500;
    private static final int MOST_VALUES = 5_000;
    private static final int DEEPEST = 20;
    private static final int COUNTRY_LETTERS = 2;
    private static final String NOT_SET = "(not set)";
    private static final Set<String> MODIFIERS = Set.of("case_sensitive");

    private static final String SEGMENT = "segment";

    private final LongFunction<Optional<Segment>> segments;
    private int filters;
    private int values;

    /// @param segments finds a segment of the site by its number
    FilterReader(LongFunction<Optional<Segment>> segments) {
        this.segments = segments;
    }

    /// A reader of filters that may name no segment, such as those of a segment.
    public FilterReader() {
        this(_ -> Optional.empty());
    }

    /// The top list, whose filters must all match.
    public Filter read(JsonNode node, String at) throws Refusal {
        return new Filter.And(list(node, at, 0, false));
    }

    /// One filter that stands alone.
    public Filter readOne(JsonNode node, String at) throws Refusal {
        return filter(node, at, 0, false);
    }

    private List<Filter> list(JsonNode node, String at, int depth, boolean behaviour)
            throws Refusal {
        Shape.array(node, at);
        List<Filter> read = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            read.add(filter(node.get(i), at + "/" + i, depth, behaviour));
        }
        return read;
    }

    /// @param behaviour whether it stands inside `has_done` or `has_not_done`
    private Filter filter(JsonNode node, String at, int depth, boolean behaviour) throws Refusal {
        if (depth > DEEPEST) {
            throw Refusal.at(at, "Filters are nested more than " + DEEPEST + " deep.");
        }
        if (++filters > MOST_FILTERS) {
            throw Refusal.at(at, "A query takes at most " + MOST_FILTERS + " filters.");
        }
        if (!node.isArray() || node.size() < 2 || !node.get(0).isString()) {
            throw invalid(node, at);
        }
        String operator = node.get(0).stringValue();
        return switch (operator) {
            case "and", "or" -> {
                List<Filter> inner = several(node, at, depth, behaviour);
                yield operator.equals("and") ? new Filter.And(inner) : new Filter.Or(inner);
            }
            case "not" -> new Filter.Not(inner(node, at, depth, behaviour));
            case "has_done", "has_not_done" -> behaviour(node, at, depth, behaviour);
            default -> {
                Optional<Operator> known =
                        Arrays.stream(Operator.values())
                                .filter(o -> o.word().equals(operator))
                                .findFirst();
                if (known.isEmpty()) {
                    throw Refusal.at(at + "/0", "Invalid operator " + Shape.shown(node.get(0)));
                }
                yield node.get(1).asString("").equals(SEGMENT)
                        ? segment(known.get(), node, at, depth, behaviour)
                        : match(known.get(), node, at, behaviour);
            }
        };
    }

    private List<Filter> several(JsonNode node, String at, int depth, boolean behaviour)
            throws Refusal {
        expectSize(node, at, 2);
        List<Filter> inner = list(node.get(1), at + "/1", depth + 1, behaviour);
        if (inner.isEmpty()) {
            throw Refusal.at(at + "/1", "Expected a minimum of 1 items but got 0.");
        }
        return inner;
    }

    private Filter inner(JsonNode node, String at, int depth, boolean behaviour) throws Refusal {
        expectSize(node, at, 2);
        return filter(node.get(1), at + "/1", depth + 1, behaviour);
    }

    private Filter behaviour(JsonNode node, String at, int depth, boolean behaviour)
            throws Refusal {
        if (behaviour) {
            throw Refusal.badRequest(
                    "Invalid filters. Behavioral filters (has_done, has_not_done) cannot be"
                            + " nested.");
        }
        Filter done = new Filter.HasDone(inner(node, at, depth, true));
        return node.get(0).stringValue().equals("has_done") ? done : new Filter.Not(done);
    }

    /// What any of the named segments filters.
    private Filter segment(
            Operator operator, JsonNode node, String at, int depth, boolean behaviour)
            throws Refusal {
        expectSize(node, at, 3);
        if (operator != Operator.IS || behaviour) {
            throw Refusal.at(at, "Invalid filter: a segment takes only \"is\", outside has_done.");
        }
        List<Filter> any = new ArrayList<>();
        List<String> named = values(node.get(2), at + "/2");
        for (int i = 0; i < named.size(); i++) {
            String place = at + "/2/" + i;
            JsonNode tree = Json.MAPPER.readTree(named(named.get(i), place).filters());
            any.add(new Filter.And(list(tree, place, depth + 1, false)));
        }
        return new Filter.Or(any);
    }

    private Segment named(String number, String at) throws Refusal {
        OptionalLong whole = Parameters.number(number);
        return (whole.isPresent() ? segments.apply(whole.getAsLong()) : Optional.<Segment>empty())
                .orElseThrow(
                        () -> Refusal.at(at, "There is no segment " + Shape.quoted(number) + "."));
    }

    private Filter match(Operator operator, JsonNode node, String at, boolean behaviour)
            throws Refusal {
        if (node.size() != 3 && node.size() != 4) {
            throw invalid(node, at);
        }
        Dimension dimension = dimension(node.get(1), at + "/1");
        if (behaviour && dimension instanceof Dimension.OfVisit) {
            throw Refusal.badRequest(
                    "Invalid filters. Behavioral filters (has_done, has_not_done) can only be used"
                            + " with event dimension filters.");
        }
        boolean sensitive = node.size() == 3 || caseSensitive(operator, node.get(3), at + "/3");
        List<String> wanted = values(node.get(2), at + "/2");
        Filter.Match match = new Filter.Match(operator, dimension, wanted, sensitive);
        check(match, at);
        return match;
    }

    private static Dimension dimension(JsonNode node, String at) throws Refusal {
        String word = Shape.text(node, at);
        if (word.equals("time") || word.startsWith("time:")) {
            throw Refusal.at(at, "Time dimensions cannot be filtered; set `date_range` instead.");
        }
        return Terms.dimension(word)
                .orElseThrow(() -> Refusal.at(at, "Invalid dimension " + Shape.quoted(word)));
    }

    private static boolean caseSensitive(Operator operator, JsonNode node, String at)
            throws Refusal {
        Shape.object(node, at, MODIFIERS);
        Optional<JsonNode> flag = Shape.field(node, "case_sensitive");
        if (flag.isPresent() && isPattern(operator)) {
            throw Refusal.at(
                    at,
                    "The case_sensitive modifier is not allowed with pattern operators; write"
                            + " `(?i)` in the pattern.");
        }
        return flag.isEmpty() || Shape.flag(flag.get(), at + "/case_sensitive");
    }

    private List<String> values(JsonNode node, String at) throws Refusal {
        Shape.array(node, at);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode value = node.get(i);
            String text =
                    value.isIntegralNumber() ? value.asString() : Shape.text(value, at + "/" + i);
            if (!isWhole(text)) {
                throw Refusal.at(at + "/" + i, "Holds a NUL character or half a surrogate pair.");
            }
            read.add(text);
        }
        values += read.size();
        if (values > MOST_VALUES) {
            throw Refusal.at(at, "A query takes at most " + MOST_VALUES + " filter values.");
        }
        if (read.isEmpty()) {
            throw Refusal.at(at, "Expected a minimum of 1 items but got 0.");
        }
        return read;
    }

    private static void check(Filter.Match match, String at) throws Refusal {
        Operator operator = match.operator();
        if (match.dimension() == Dimension.OfEvent.GOAL
                && operator != Operator.IS
                && operator != Operator.CONTAINS) {
            throw Refusal.at(
                    at + "/0",
                    "Invalid operator \"%s\": event:goal takes only \"is\" and \"contains\"."
                            .formatted(operator.word()));
        }
        for (int i = 0; i < match.values().size(); i++) {
            String value = match.values().get(i);
            String place = at + "/2/" + i;
            if (isPattern(operator)) {
                Optional<String> fault = Patterns.fault(value);
                if (fault.isPresent()) {
                    throw Refusal.at(place, "Invalid regular expression: " + fault.get());
                }
            } else if (match.dimension() == Dimension.OfVisit.COUNTRY
                    && (operator == Operator.IS || operator == Operator.IS_NOT)
                    && value.length() != COUNTRY_LETTERS
                    && !value.equals(NOT_SET)) {
                throw Refusal.at(
                        place,
                        "Invalid visit:country filter, visit:country needs to be a valid 2-letter"
                                + " country code.");
            }
        }
    }

    private static boolean isPattern(Operator operator) {
        return operator == Operator.MATCHES || operator == Operator.MATCHES_NOT;
    }

    /// Whether a text can be put into UTF-8 and back, and has no NUL.
    public static boolean isWhole(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(
                                c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void expectSize(JsonNode node, String at, int size) throws Refusal {
        if (node.size() != size) {
            throw invalid(node, at);
        }
    }

    private static Refusal invalid(JsonNode node, String at) {
        return Refusal.at(at, "Invalid filter " + Shape.shown(node));
    }
}
