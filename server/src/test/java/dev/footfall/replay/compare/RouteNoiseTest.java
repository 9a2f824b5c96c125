package dev.footfall.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RouteNoiseTest {

    private static final Offset<Double> TINY = Offset.offset(1e-9);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static Answer answer(JsonNode body, boolean recorded) {
        return new Answer(
                recorded ? THEN : NOW,
                200,
                Optional.of(Map.of()),
                false,
                ContentReader.read(MAPPER.writeValueAsString(body), "application/json"),
                recorded);
    }

    private static void add(RouteNoise noise, JsonNode recorded, JsonNode one, JsonNode other) {
        noise.add(
                "exchange",
                AnswerComparison.of(answer(recorded, true), answer(one, false), _ -> false),
                AnswerComparison.of(answer(one, false), answer(other, false), _ -> false));
    }

    /// Objects with everything in them that differs each time, and much that does not.
    private static ObjectNode made(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        int fields = 2 + random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            object.set("field" + (char) ('A' + i), value(random, depth));
        }
        object.put("id", "set later");
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 1 ? 4 : 7)) {
            case 0 -> NODES.numberNode(random.nextInt(1_000_000));
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.nullNode();
            case 3 -> NODES.stringNode("text " + random.nextInt(1_000_000));
            case 4 -> made(random, depth + 1);
            case 5 -> {
                ArrayNode list = NODES.arrayNode();
                IntStream.range(0, random.nextInt(20)).forEach(list::add);
                yield list;
            }
            default -> {
                ArrayNode list = NODES.arrayNode();
                int count = random.nextInt(8);
                for (int i = 0; i < count; i++) {
                    list.add(made(random, depth + 1).put("number", random.nextInt(1_000_000_000)));
                }
                yield list;
            }
        };
    }

    /// The same with other ids, and lists and fields in another order. Two lists of one length are
    /// never in the same order by chance, as they are turned by a step of the number.
    private static JsonNode anew(JsonNode node, Random random, int number) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            List<String> names = new ArrayList<>(object.propertyNames());
            Collections.shuffle(names, random);
            names.forEach(name -> copy.set(name, anew(object.path(name), random, number)));
            if (copy.has("id")) {
                copy.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
            }
            return copy;
        }
        if (node instanceof ArrayNode list) {
            List<JsonNode> items = new ArrayList<>();
            list.forEach(item -> items.add(anew(item, random, number)));
            Collections.rotate(items, number);
            return NODES.arrayNode().addAll(items);
        }
        return node;
    }

    /// The places of all plain values but ids.
    private static void leaves(JsonNode node, String at, List<String> places) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> !field.getKey().equals("id"))
                    .forEach(f -> leaves(f.getValue(), at + "/" + f.getKey(), places));
        } else if (node instanceof ArrayNode list) {
            IntStream.range(0, list.size())
                    .filter(i -> list.get(i).isObject())
                    .forEach(i -> leaves(list.get(i), at + "/" + i, places));
        } else {
            places.add(at);
        }
    }

    @Test
    void a_copy_in_another_order_with_other_ids_has_no_findings_once_that_is_learnt() {
        Random random = new Random(20);
        for (int i = 0; i < 150; i++) {
            JsonNode recorded = made(random, 0);
            RouteNoise noise = new RouteNoise();
            add(noise, recorded, anew(recorded, random, 1), anew(recorded, random, 2));
            assertThat(noise.findings()).as("%d", i).isEmpty();
            assertThat(noise.noise()).extracting(one -> one.spot().place()).contains("/id");
            assertThat(noise.same()).isOne();
        }
    }

    @Test
    void one_changed_value_is_exactly_one_finding_whatever_else_is_noise() {
        Random random = new Random(21);
        for (int i = 0; i < 150; i++) {
            ObjectNode recorded = made(random, 0);
            List<String> places = new ArrayList<>();
            leaves(recorded, "", places);
            if (places.isEmpty()) {
                continue;
            }
            String place = places.get(random.nextInt(places.size()));
            ObjectNode changed = recorded.deepCopy();
            int slash = place.lastIndexOf('/');
            ((ObjectNode) changed.at(place.substring(0, slash)))
                    .put(place.substring(slash + 1), "changed");
            RouteNoise noise = new RouteNoise();
            add(noise, recorded, anew(changed, random, 1), anew(changed, random, 2));
            assertThat(noise.findings()).as("%d: %s", i, place).hasSize(1);
            RouteNoise.Finding finding = noise.findings().getFirst();
            assertThat(finding.spot().place()).isEqualTo(place.replaceAll("/[0-9]+", "/*"));
            assertThat(finding.values()).isOne();
            assertThat(noise.same()).isZero();
        }
    }

    private static ObjectNode field(Object value) {
        return NODES.objectNode().putPOJO("f", value).put("other", 1);
    }

    @Test
    void without_a_second_replay_every_difference_is_a_finding() {
        RouteNoise noise = new RouteNoise();
        add(noise, field(1), field(2), field(2));
        assertThat(noise.findings()).hasSize(1);
        assertThat(noise.noise()).isEmpty();
    }

    @Test
    void what_differs_between_two_replays_of_one_exchange_is_noise_for_its_whole_route() {
        RouteNoise noise = new RouteNoise();
        add(noise, field(1), field(2), field(2));
        add(noise, field(1), field(2), field(3));
        assertThat(noise.findings()).isEmpty();
        assertThat(noise.noise())
                .containsExactly(new RouteNoise.Noise(new Spot(Spot.Kind.VALUE, "/f"), 1, 0, 2));
    }

    @Test
    void a_field_that_is_seldom_noisy_and_now_always_differs_is_a_finding() {
        RouteNoise noise = new RouteNoise();
        add(noise, field(1), field(2), field(3));
        for (int i = 0; i < 30; i++) {
            add(noise, field(1), field(2), field(2));
        }
        assertThat(noise.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.exchanges()).isEqualTo(31);
                    assertThat(finding.noisy()).isOne();
                });
        assertThat(noise.noise()).hasSize(1);
    }

    @Test
    void chance_alone_is_no_finding() {
        Random random = new Random(22);
        for (int route = 0; route < 200; route++) {
            RouteNoise noise = new RouteNoise();
            // The first two replays differ, so that the field is known to be noisy.
            add(noise, field(true), field(true), field(false));
            for (int i = 0; i < 20; i++) {
                add(
                        noise,
                        field(random.nextBoolean()),
                        field(random.nextBoolean()),
                        field(random.nextBoolean()));
            }
            assertThat(noise.findings()).as("route %d", route).isEmpty();
        }
    }

    @Test
    void what_comes_and_goes_says_nothing_about_what_is_in_it_but_another_type_does() {
        ObjectNode there = NODES.objectNode();
        there.putObject("maybe").put("n", 1);
        ObjectNode first = NODES.objectNode();
        first.putObject("maybe").put("n", 2);
        RouteNoise noise = new RouteNoise();
        ObjectNode second = NODES.objectNode();
        add(noise, there, first, second);
        assertThat(noise.findings()).isEmpty();
        assertThat(noise.noise())
                .containsExactly(
                        new RouteNoise.Noise(new Spot(Spot.Kind.MISSING, "/maybe"), 1, 0, 1));

        RouteNoise typed = new RouteNoise();
        add(typed, field("a"), field("b"), field("c"));
        add(typed, field("a"), field(7), field(8));
        assertThat(typed.findings())
                .extracting(finding -> finding.spot().text())
                .containsExactly("type /f");
    }

    @Test
    void members_of_a_list_that_changes_its_length_may_have_other_values_but_not_other_fields() {
        RouteNoise noise = new RouteNoise();
        ArrayNode recorded = NODES.arrayNode().add(field("a"));
        ArrayNode one = NODES.arrayNode().add(field("b"));
        ArrayNode other = one.deepCopy().add(field("c"));
        add(noise, recorded, one, other);
        assertThat(noise.findings()).isEmpty();
        ArrayNode renamed = NODES.arrayNode().add(NODES.objectNode().put("g", 1).put("other", 1));
        add(noise, recorded, renamed, renamed);
        assertThat(noise.findings())
                .extracting(finding -> finding.spot().text())
                .containsExactlyInAnyOrder("missing /*/f", "added /*/g");
        assertThat(noise.same()).isOne();
    }

    @Test
    void the_sign_test_gives_what_tables_of_the_binomial_distribution_give() {
        assertThat(SignTest.chance(0, 0)).isEqualTo(1);
        assertThat(SignTest.chance(1, 0)).isCloseTo(0.5, TINY);
        assertThat(SignTest.chance(8, 2)).isCloseTo(56.0 / 1024, TINY);
        assertThat(SignTest.chance(0, 9)).isCloseTo(1, TINY);
        assertThat(SignTest.chance(6_000, 4_000)).isLessThan(1e-50);
    }
}
