package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.stats.StatsServer.Reply;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuerySchemaTest {

    private static List<String> words(JsonNode schema, String pointer) {
        List<String> words = new ArrayList<>();
        schema.at(pointer).forEach(word -> words.add(word.stringValue()));
        return words;
    }

    @Test
    void names_what_the_reader_knows() throws Exception {
        try (StatsServer server = new StatsServer()) {
            Reply reply = server.get("/api/docs/query/schema.json", "");
            JsonNode schema = reply.json();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(words(schema, "/definitions/metric/enum"))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Metric.values()).map(Metric::word).toList());
            assertThat(words(schema, "/definitions/plain_dimension/enum"))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.<Dimension>concat(
                                            Arrays.stream(OfEvent.values())
                                                    .filter(d -> d != OfEvent.GOAL),
                                            Arrays.stream(Dimension.OfVisit.values()))
                                    .map(Dimension::word)
                                    .toList());
            assertThat(words(schema, "/definitions/match/items/0/enum"))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Operator.values()).map(Operator::word).toList());
            assertThat(words(schema, "/definitions/time_dimension/enum"))
                    .contains("time")
                    .containsAll(
                            Arrays.stream(Dimension.Time.values()).map(Dimension::word).toList());
        }
    }

    @Test
    void its_keys_are_those_that_the_reader_takes() throws Exception {
        try (StatsServer server = new StatsServer()) {
            JsonNode schema = server.get("/api/docs/query/schema.json", "").json();
            for (String key : schema.path("properties").propertyNames()) {
                String error =
                        server.post("{\"site_id\":\"example.com\",\"" + key + "x\":1}").error();
                assertThat(error).contains("additional properties");
                assertThat(
                                server.post("{\"site_id\":\"example.com\",\"" + key + "\":null}")
                                        .error())
                        .as(key)
                        .doesNotContain("additional properties");
            }
        }
    }

    @Test
    void every_reference_leads_somewhere() throws Exception {
        try (StatsServer server = new StatsServer()) {
            JsonNode schema = server.get("/api/docs/query/schema.json", "").json();
            List<String> references = schema.findValuesAsString("$ref");
            assertThat(references).hasSizeGreaterThan(10);
            for (String reference : references) {
                assertThat(schema.at(reference.substring(1)).isObject()).as(reference).isTrue();
            }
        }
    }
}
