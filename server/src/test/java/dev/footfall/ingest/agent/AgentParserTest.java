package dev.footfall.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.SharedData;
import dev.footfall.model.Agent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class AgentParserTest {

    private static final AgentParser PARSER = AgentParser.load();
    private static final int TEST_FILE_LIMIT = 50_000_000;

    @Test
    void reads_browser_system_and_device() {
        assertThat(
                        PARSER.parse(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)"
                                        + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.6.1"
                                        + " Mobile/15E148 Safari/604.1"))
                .isEqualTo(new Agent("Mobile Safari", "26.6", "iOS", "18.7", "Mobile"));
        assertThat(
                        PARSER.parse(
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                                        + " (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36"))
                .isEqualTo(new Agent("Chrome", "148.0", "Windows", "10", "Desktop"));
    }

    @Test
    void knows_nothing_of_an_empty_agent() {
        assertThat(PARSER.parse("")).isEqualTo(Agent.UNKNOWN);
    }

    @Test
    void calls_what_it_cannot_read_other() {
        assertThat(PARSER.parse("\u0000\uffff (((")).isEqualTo(new Agent("", "", "", "", "Other"));
    }

    @Test
    void reads_a_very_long_agent_in_bounded_time() {
        assertThat(PARSER.parse("(".repeat(1_000_000)).device()).isEqualTo("Other");
    }

    @Test
    void names_the_same_families_as_a_plain_evaluation_of_the_same_regexes() throws IOException {
        Set<String> agents = new HashSet<>();
        for (JsonNode row : rows()) {
            agents.add(row.path("userAgent").asString(""));
        }
        for (String list : List.of("ua", "os", "device")) {
            for (Map<String, String> row : cases(list)) {
                agents.add(row.getOrDefault("user_agent_string", ""));
            }
        }
        ua_parser.Parser plain = new ua_parser.Parser();
        List<String> different =
                agents.parallelStream()
                        .filter(agent -> {
                            Agent read = PARSER.parse(agent);
                            return !orOther(read.browser())
                                            .equals(plain.parseUserAgent(agent).family)
                                    || !orOther(read.os()).equals(plain.parseOS(agent).family);
                        })
                        .toList();
        assertThat(different).isEmpty();
        assertThat(agents).hasSizeGreaterThan(15_000);
    }

    @Test
    void reads_newer_regexes_of_the_operator_as_their_own_test_cases_want() throws IOException {
        AgentParser newer = AgentParser.load(SharedData.file("ua/uap-core-regexes.yaml"));
        assertThat(newer.notices()).isEmpty();
        for (Map<String, String> row : cases("ua")) {
            String agent = row.getOrDefault("user_agent_string", "");
            assertThat(orOther(newer.parse(agent).browser()))
                    .as(agent)
                    .isEqualTo(row.get("family"));
        }
        for (Map<String, String> row : cases("os")) {
            String agent = row.getOrDefault("user_agent_string", "");
            assertThat(orOther(newer.parse(agent).os())).as(agent).isEqualTo(row.get("family"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just a text",
                "a: [1, 2",
                "user_agent_parsers: []",
                "user_agent_parsers: [{regex: '(a)'}]",
                "user_agent_parsers: [{regex: '(a'}]\nos_parsers: [{regex: '(b)'}]",
                "user_agent_parsers: [{}]\nos_parsers: [{regex: '(b)'}]",
            })
    void goes_on_with_the_bundled_regexes_where_the_operators_are_broken(
            String yaml, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("regexes.yaml"), yaml);
        AgentParser parser = AgentParser.load(file);
        assertThat(parser.notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.part()).isEqualTo("agent.regexes");
                    assertThat(notice.text()).contains("regexes.yaml", "bundled");
                });
        assertThat(parser.parse("Firefox/140.0").browser()).isEqualTo("Firefox");
        assertThat(AgentParser.load(folder.resolve("missing")).notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("there is no such file"));
    }

    @Test
    void tells_the_device_class_where_the_test_cases_leave_no_doubt() throws IOException {
        int all = 0;
        Map<String, Integer> wrong = new TreeMap<>();
        for (Map<String, String> row : cases("device")) {
            String agent = row.getOrDefault("user_agent_string", "");
            Optional<String> expected = ClearDevices.of(row);
            if (expected.isPresent()) {
                all++;
                String found = PARSER.parse(agent).device();
                if (!found.equals(expected.get())) {
                    wrong.merge(expected.get() + " taken for " + found, 1, Integer::sum);
                }
            }
        }
        int misses = wrong.values().stream().mapToInt(count -> count).sum();
        System.out.printf("%d devices, %d classes differ: %s%n", all, misses, wrong);
        assertThat(all).isGreaterThan(5_000);
        assertThat(misses).isLessThan(all / 50);
    }

    @Test
    void tells_the_device_class_of_nearly_all_real_browsers() throws IOException {
        double right = 0;
        double all = 0;
        for (JsonNode row : rows()) {
            String device = PARSER.parse(row.path("userAgent").asString("")).device();
            double weight = row.path("weight").asDouble();
            all += weight;
            right += device.equalsIgnoreCase(row.path("deviceCategory").asString("")) ? weight : 0;
        }
        assertThat(right / all).isGreaterThan(0.99);
    }

    private static JsonNode rows() throws IOException {
        try (InputStream in = SharedData.open("ua/user-agents-10000.json.gz")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static List<Map<String, String>> cases(String list) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(TEST_FILE_LIMIT);
        try (InputStream in = SharedData.open("ua/uap-core-test_" + list + ".yaml.gz")) {
            Map<String, List<Map<String, String>>> cases =
                    new Yaml(new SafeConstructor(options)).load(in);
            return cases.getOrDefault("test_cases", List.of());
        }
    }

    private static String orOther(String family) {
        return family.isEmpty() ? "Other" : family;
    }
}
