package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.api.Json;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Match;
import dev.footfall.model.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FilterReaderTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static Filter read(String json) throws Refusal {
        return new FilterReader().read(Json.MAPPER.readTree(json), "#/filters");
    }

    @Test
    void no_filters_are_all() throws Refusal {
        assertThat(read("[]")).isEqualTo(Filter.ALL);
    }

    @Test
    void has_not_done_is_the_opposite_of_has_done() throws Refusal {
        assertThat(read("[[\"has_not_done\", [\"is\", \"event:page\", [\"/a\"]]]]"))
                .isEqualTo(
                        new Filter.And(
                                List.of(
                                        new Filter.Not(
                                                new Filter.HasDone(
                                                        new Match(
                                                                Operator.IS,
                                                                OfEvent.PAGE,
                                                                List.of("/a"),
                                                                true))))));
    }

    @Test
    void whole_numbers_are_taken_as_texts() throws Refusal {
        assertThat(read("[[\"is\", \"event:status\", [404, \"500\"]]]"))
                .isEqualTo(
                        new Filter.And(
                                List.of(
                                        new Match(
                                                Operator.IS,
                                                OfEvent.STATUS,
                                                List.of("404", "500"),
                                                true))));
    }

    @Test
    void random_trees_are_read_as_they_were_meant() throws Refusal {
        Random random = new Random(20261121);
        for (int i = 0; i < 600; i++) {
            ArrayNode json = JSON.arrayNode();
            List<Filter> meant = new ArrayList<>();
            int count = random.nextInt(4);
            for (int f = 0; f < count; f++) {
                meant.add(grow(random, json.addArray(), 4, false));
            }
            assertThat(read(json.toString())).as(json.toString()).isEqualTo(new Filter.And(meant));
        }
    }

    private static Filter grow(Random random, ArrayNode json, int depth, boolean behaviour) {
        int kind = depth == 0 ? 6 : random.nextInt(10);
        return switch (kind) {
            case 0, 1 -> {
                json.add(kind == 0 ? "and" : "or");
                ArrayNode inner = json.addArray();
                List<Filter> filters = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    filters.add(grow(random, inner.addArray(), depth - 1, behaviour));
                }
                yield kind == 0 ? new Filter.And(filters) : new Filter.Or(filters);
            }
            case 2 -> {
                json.add("not");
                yield new Filter.Not(grow(random, json.addArray(), depth - 1, behaviour));
            }
            case 3, 4 -> {
                if (behaviour) {
                    yield leaf(random, json, true);
                }
                json.add(kind == 3 ? "has_done" : "has_not_done");
                Filter done = new Filter.HasDone(grow(random, json.addArray(), depth - 1, true));
                yield kind == 3 ? done : new Filter.Not(done);
            }
            default -> leaf(random, json, behaviour);
        };
    }

    private static Match leaf(Random random, ArrayNode json, boolean behaviour) {
        List<Dimension> dimensions = new ArrayList<>(List.of(OfEvent.values()));
        dimensions.add(new Dimension.Property("author name"));
        if (!behaviour) {
            dimensions.addAll(List.of(OfVisit.values()));
        }
        Dimension dimension = dimensions.get(random.nextInt(dimensions.size()));
        List<Operator> operators =
                dimension == OfEvent.GOAL
                        ? List.of(Operator.IS, Operator.CONTAINS)
                        : List.of(Operator.values());
        Operator operator = operators.get(random.nextInt(operators.size()));
        json.add(operator.word()).add(dimension.word());
        ArrayNode texts = json.addArray();
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String value =
                    dimension == OfVisit.COUNTRY
                            ? "D" + (char) ('A' + random.nextInt(26))
                            : List.of("/a", "ü😀", "x.*y", "", "\"'\\\\").get(random.nextInt(5));
            values.add(value);
            texts.add(value);
        }
        boolean sensitive = true;
        if (random.nextBoolean()) {
            boolean pattern = operator == Operator.MATCHES || operator == Operator.MATCHES_NOT;
            sensitive = pattern || random.nextBoolean();
            if (pattern) {
                json.addObject();
            } else {
                json.addObject().put("case_sensitive", sensitive);
            }
        }
        return new Match(operator, dimension, values, sensitive);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{} ! #/filters: Type mismatch. Expected Array but got Object.",
                "[5] ! #/filters/0: Invalid filter 5",
                "[[]] ! #/filters/0: Invalid filter []",
                "[[\"is\"]] ! #/filters/0: Invalid filter [\"is\"]",
                "[[\"is\", \"event:page\"]] ! #/filters/0: Invalid filter [\"is\",\"event:page\"]",
                "[[\"was\", \"event:page\", [\"/\"]]] ! #/filters/0/0: Invalid operator \"was\"",
                "[[\"is\", \"event:foo\", [\"/\"]]] ! #/filters/0/1: Invalid dimension"
                        + " \"event:foo\"",
                "[[\"is\", \"event:props:\", [\"/\"]]] ! #/filters/0/1: Invalid dimension"
                        + " \"event:props:\"",
                "[[\"is\", 5, [\"/\"]]] ! #/filters/0/1: Type mismatch. Expected String but got"
                        + " Integer.",
                "[[\"is\", \"time:day\", [\"2026-01-01\"]]] ! #/filters/0/1: Time dimensions cannot"
                        + " be filtered; set `date_range` instead.",
                "[[\"is\", \"segment\", [5]]] ! #/filters/0/2/0: There is no segment \"5\".",
                "[[\"is_not\", \"segment\", [5]]] ! #/filters/0: Invalid filter: a segment takes"
                        + " only \"is\", outside has_done.",
                "[[\"is\", \"event:page\", \"/\"]] ! #/filters/0/2: Type mismatch. Expected Array"
                        + " but got String.",
                "[[\"is\", \"event:page\", []]] ! #/filters/0/2: Expected a minimum of 1 items but"
                        + " got 0.",
                "[[\"is\", \"event:page\", [\"/\", null]]] ! #/filters/0/2/1: Type mismatch."
                        + " Expected String but got Null.",
                "[[\"is\", \"event:page\", [1.5]]] ! #/filters/0/2/0: Type mismatch. Expected String"
                        + " but got Number.",
                "[[\"is\", \"event:page\", [\"a\\u0000b\"]]] ! #/filters/0/2/0: Holds a NUL character"
                        + " or half a surrogate pair.",
                "[[\"is\", \"event:page\", [\"\\ud800\"]]] ! #/filters/0/2/0: Holds a NUL character"
                        + " or half a surrogate pair.",
                "[[\"is\", \"event:page\", [\"/\"], {\"caseless\": true}]] ! #/filters/0/3/caseless:"
                        + " Schema does not allow additional properties.",
                "[[\"is\", \"event:page\", [\"/\"], {\"case_sensitive\": 1}]] !"
                        + " #/filters/0/3/case_sensitive: Type mismatch. Expected Boolean but got"
                        + " Integer.",
                "[[\"matches\", \"event:page\", [\"/\"], {\"case_sensitive\": false}]] !"
                        + " #/filters/0/3: The case_sensitive modifier is not allowed with pattern"
                        + " operators; write `(?i)` in the pattern.",
                "[[\"matches\", \"event:page\", [\"a\", \"(?=b)\"]]] ! #/filters/0/2/1: Invalid"
                        + " regular expression: invalid or unsupported Perl syntax: `(?=`",
                "[[\"is_not\", \"event:goal\", [\"Signup\"]]] ! #/filters/0/0: Invalid operator"
                        + " \"is_not\": event:goal takes only \"is\" and \"contains\".",
                "[[\"is\", \"visit:country\", [\"DE\", \"Germany\"]]] ! #/filters/0/2/1: Invalid"
                        + " visit:country filter, visit:country needs to be a valid 2-letter"
                        + " country code.",
                "[[\"and\", []]] ! #/filters/0/1: Expected a minimum of 1 items but got 0.",
                "[[\"or\", [[\"and\", [[\"is\"]]]]]] ! #/filters/0/1/0/1/0: Invalid filter [\"is\"]",
                "[[\"not\", [\"is\", \"x\", [\"y\"]]]] ! #/filters/0/1/1: Invalid dimension \"x\"",
                "[[\"not\", [], []]] ! #/filters/0: Invalid filter [\"not\",[],[]]",
                "[[\"has_done\", [\"has_done\", [\"is\", \"event:page\", [\"/\"]]]]] ! Invalid"
                        + " filters. Behavioral filters (has_done, has_not_done) cannot be nested.",
                "[[\"has_done\", [\"is\", \"visit:os\", [\"Mac\"]]]] ! Invalid filters. Behavioral"
                        + " filters (has_done, has_not_done) can only be used with event dimension"
                        + " filters."
            })
    void says_what_is_wrong_and_where(String json, String error) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(Refusal.class).hasMessage(error);
    }

    @Test
    void bounds_depth_count_and_values() {
        String leaf = "[\"is\",\"event:page\",[\"/\"]]";
        String deep = "[\"not\",".repeat(21) + leaf + "]".repeat(21);
        assertThatThrownBy(() -> read("[" + deep + "]"))
                .hasMessageEndingWith("Filters are nested more than 20 deep.");
        assertThatThrownBy(() -> read("[" + (leaf + ",").repeat(500) + leaf + "]"))
                .hasMessage("#/filters/500: A query takes at most 500 filters.");
        String many = "\"a\",".repeat(5_000) + "\"a\"";
        assertThatThrownBy(() -> read("[[\"is\",\"event:page\",[" + many + "]]]"))
                .hasMessage("#/filters/0/2: A query takes at most 5000 filter values.");
    }

    @Test
    void a_country_may_be_asked_for_as_not_set() throws Refusal {
        assertThat(read("[[\"is\",\"visit:country\",[\"(not set)\"]]]")).isNotNull();
    }
}
