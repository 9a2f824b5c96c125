package dev.footfall.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Agents that a server has never seen: real ones with other version numbers, none given twice.
final class NewAgents {

    private static final long SEED = 7;

    private final List<String> models;
    private final Set<String> given = new HashSet<>();
    private final Random dice = new Random(SEED);

    NewAgents(List<String> models) {
        this.models = List.copyOf(models);
    }

    /// The distinct agents of 10,000 real browsers.
    ///
    /// @param data the folder with the material for measurements
    static List<String> browsers(Path data) throws IOException {
        List<String> agents = new ArrayList<>();
        try (InputStream in =
                new GZIPInputStream(
                        Files.newInputStream(data.resolve("ua/user-agents-10000.json.gz")))) {
            for (JsonNode row : new ObjectMapper().readTree(in)) {
                agents.add(row.path("userAgent").asString(""));
            }
        }
        return agents.stream().distinct().toList();
    }

    /// The examples of the list of known bots.
    static List<String> bots(Path data) throws IOException {
        List<String> agents = new ArrayList<>();
        try (InputStream in = Files.newInputStream(data.resolve("bots/crawler-user-agents.json"))) {
            for (JsonNode bot : new ObjectMapper().readTree(in)) {
                bot.path("instances").forEach(agent -> agents.add(agent.asString("")));
            }
        }
        return agents.stream().distinct().toList();
    }

    /// The next agents, taken in turn from the models.
    List<String> next(int count) {
        List<String> agents = new ArrayList<>(count);
        for (int i = 0; agents.size() < count; i++) {
            String agent = changed(models.get(i % models.size()));
            if (given.add(agent)) {
                agents.add(agent);
            }
        }
        return agents;
    }

    /// With other digits behind each dot; a number is put behind an agent that has none.
    private String changed(String agent) {
        StringBuilder text = new StringBuilder(agent);
        boolean isChanged = false;
        for (int i = 1; i < text.length(); i++) {
            boolean isMinor = text.charAt(i - 1) == '.' && Character.isDigit(text.charAt(i));
            for (; isMinor && i < text.length() && Character.isDigit(text.charAt(i)); i++) {
                text.setCharAt(i, (char) ('0' + dice.nextInt(10)));
                isChanged = true;
            }
        }
        return isChanged ? text.toString() : agent + " " + dice.nextInt(1_000_000);
    }
}
