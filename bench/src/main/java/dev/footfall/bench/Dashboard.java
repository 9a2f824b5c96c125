package dev.footfall.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks Footfall over HTTP and PostgreSQL through psql the same questions, turn by turn, and prints
/// a table of the median times and whether the answers agree.
public final class Dashboard {

    /// Answers may differ by this part, as engines pick among equals differently.
    private static final double TOLERANCE = 0.005;

    private static final JsonMapper JSON = new JsonMapper();

    private final URI query;
    private final String key;
    private final String psql;
    private final int rounds;
    private final HttpClient client = HttpClient.newHttpClient();

    private Dashboard(URI query, String key, String psql, int rounds) {
        this.query = query;
        this.key = key;
        this.psql = psql;
        this.rounds = rounds;
    }

    /// What asking one question several times has shown.
    ///
    /// @param number the first metric of the first row
    private record Asked(double medianMillis, String number) {}

    /// @param args Footfall's URL, a key, the psql command with all its options, the folder of
    ///   questions, how often each is asked
    public static void main(String[] args) throws IOException, InterruptedException {
        Dashboard dashboard =
                new Dashboard(
                        URI.create(args[0] + "/api/v2/query"),
                        args[1],
                        args[2],
                        Integer.parseInt(args[4]));
        List<Path> questions;
        try (Stream<Path> files = Files.list(Path.of(args[3]))) {
            questions = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        System.out.println("| question | Footfall ms | PostgreSQL ms | ratio | same answer |");
        System.out.println("|---|---:|---:|---:|---|");
        List<Double> ratios = new ArrayList<>();
        for (Path question : questions) {
            ratios.add(dashboard.compare(question));
        }
        System.out.printf(Locale.ROOT, "%nMedian ratio: %.1f (goal: 10).%n", Medians.of(ratios));
    }

    private double compare(Path question) throws IOException, InterruptedException {
        String name = question.getFileName().toString().replace(".json", "");
        String body = Files.readString(question);
        Path sql = question.resolveSibling(name + ".sql");
        int dimensions = JSON.readTree(filled(body, 0)).path("dimensions").size();
        Asked ours = askFootfall(body);
        Asked theirs = askPostgres(Files.readString(sql), dimensions);
        double ratio = theirs.medianMillis / ours.medianMillis;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %s |%n",
                name,
                ours.medianMillis,
                theirs.medianMillis,
                ratio,
                agree(ours.number, theirs.number));
        return ratio;
    }

    /// Each asking is about another range, by a second, so that none is answered from an earlier
    /// answer.
    ///
    /// @param asked how often it was asked before
    private static String filled(String text, int asked) {
        Instant lastDay = Sample.TO.minus(1, ChronoUnit.DAYS);
        return text.replace("${SITE}", Sample.SITE)
                .replace("${FROM}", Sample.FROM.minusSeconds(asked).toString())
                .replace("${LAST_DAY}", lastDay.plusSeconds(asked).toString())
                .replace("${TO}", Sample.TO.toString());
    }

    private static String agree(String ours, String theirs) {
        double first = Double.parseDouble(ours);
        double second = Double.parseDouble(theirs);
        boolean same = Math.abs(first - second) <= TOLERANCE * Math.max(first, second);
        return same ? "yes" : "no: " + ours + ", " + theirs;
    }

    private Asked askFootfall(String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(query)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json");
        List<Double> times = new ArrayList<>();
        String number = "0";
        for (int i = 0; i <= rounds; i++) {
            request.POST(HttpRequest.BodyPublishers.ofString(filled(body, i)));
            long before = System.nanoTime();
            var answer = client.send(request.build(), BodyHandlers.ofString());
            double millis = (System.nanoTime() - before) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + ": " + answer.body());
            }
            if (i > 0) {
                times.add(millis);
            }
            JsonNode first = JSON.readTree(answer.body()).path("results").path(0);
            number = first.path("metrics").path(0).asString("0");
        }
        return new Asked(Medians.of(times), number);
    }

    /// Lets psql ask the question once for warming up and then so often as it is measured, and
    /// reads the times that psql itself takes.
    private Asked askPostgres(String sql, int dimensions) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        script.append("\\set site '").append(Sample.WEBSITE).append("'\n");
        script.append("\\set from '").append(Sample.FROM).append("'\n");
        script.append("\\set last_day '").append(Sample.TO.minus(1, ChronoUnit.DAYS)).append("'\n");
        script.append("\\set to '").append(Sample.TO).append("'\n\\timing on\n");
        for (int i = 0; i <= rounds; i++) {
            script.append(sql).append('\n');
        }
        Path file = Files.createTempFile("question", ".sql");
        Files.writeString(file, script);
        Process process =
                new ProcessBuilder("sh", "-c", psql + " -X -q -A -t -F '|' -v ON_ERROR_STOP=1")
                        .redirectInput(file.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(file);
        if (process.waitFor() != 0) {
            throw new IOException("psql failed: " + output);
        }
        return read(output, dimensions);
    }

    private static Asked read(String output, int dimensions) {
        List<Double> times = new ArrayList<>();
        Optional<String> row = Optional.empty();
        for (String line : output.lines().toList()) {
            if (line.startsWith("Time: ")) {
                times.add(Double.valueOf(line.split(" ", -1)[1]));
            } else if (row.isEmpty()) {
                row = Optional.of(line.split("\\|", -1)[dimensions]);
            }
        }
        return new Asked(Medians.of(times.subList(1, times.size())), row.orElse("0"));
    }
}
