package dev.footfall.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `footfall explain`: what a running server would make of input, step by step.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Show what a running server would make of lines of a log, or of an event, step by"
                        + " step. Nothing is stored.",
        footer = {
            "",
            "  tail -1 access.log | footfall explain --site example.com --url URL --key KEY",
            "  footfall explain --surface event event.json --url URL --key KEY"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    /// As much as the server reads.
    private static final int MOST_BYTES = 1 << 20;

    @Spec private CommandSpec spec;
    @Mixin private Target target;

    @Option(
            names = "--surface",
            paramLabel = "NAME",
            defaultValue = "log",
            description = "Whose form it has: log, event or capture (default: ${DEFAULT-VALUE}).")
    private String surface = "";

    @Option(
            names = "--site",
            paramLabel = "DOMAIN",
            defaultValue = "",
            description = "The site of lines, or of an exchange that stands alone.")
    private String site = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description = "A log format's name or string (default: found out from the lines).")
    private String format = "";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = STANDARD_INPUT,
            description = "Where it is read from (default: standard input).")
    private String file = "";

    @Override
    public Integer call() throws IOException {
        if (target.server().isEmpty()) {
            throw new FailedException("Name the running server with --url or FOOTFALL_URL.");
        }
        byte[] body = read();
        String parameters =
                Map.of("surface", surface, "site", site, "format", format).entrySet().stream()
                        .map(word -> word.getKey() + "=" + ServerCall.part(word.getValue()))
                        .collect(Collectors.joining("&"));
        try (ServerCall server = new ServerCall(target.server().get(), target.key())) {
            print(server.post("/api/explain?" + parameters, body), spec.commandLine().getOut());
        }
        return 0;
    }

    private byte[] read() throws IOException {
        try (InputStream in =
                file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static void print(JsonNode answer, PrintWriter out) {
        answer.path("hits").forEach(hit -> printHit(hit, out));
        int left = answer.path("left_out").asInt(0);
        if (left > 0) {
            out.println(left + " more are not shown.");
        }
        out.flush();
    }

    private static void printHit(JsonNode hit, PrintWriter out) {
        out.printf("%s  %s%n", text(hit, "outcome").toUpperCase(Locale.ROOT), what(hit));
        if (!text(hit, "detail").isEmpty()) {
            out.printf("%s: %s%n", text(hit, "reason"), text(hit, "detail"));
        }
        hit.path("errors")
                .properties()
                .forEach(error -> out.printf("%s: %s%n", error.getKey(), words(error.getValue())));
        Table steps = new Table("STEP", "OUTCOME", "FOUND");
        for (JsonNode step : hit.path("steps")) {
            steps.row(text(step, "step"), text(step, "outcome"), words(step.path("found")));
        }
        if (!hit.path("steps").isEmpty()) {
            steps.print(out);
        }
        JsonNode visit = hit.path("visit");
        if (!visit.isMissingNode()) {
            out.println(
                    "It "
                            + text(visit, "outcome")
                            + " "
                            + (visit.path("visits").size() > 1 ? "several visits." : "a visit."));
            visit.path("visits").forEach(one -> out.println("Visit: " + words(one)));
        }
        out.println();
    }

    private static String what(JsonNode hit) {
        JsonNode read = hit.path("hit");
        return String.join(
                        " ",
                        text(read, "name"),
                        text(read, "host") + text(read, "path"),
                        text(read, "address"))
                .strip();
    }

    /// The values of an object with their names, or of a list, that are not empty.
    private static String words(JsonNode node) {
        return node.isObject()
                ? node.properties().stream()
                        .filter(value -> !value.getValue().asString("").isEmpty())
                        .map(value -> value.getKey() + "=" + value.getValue().asString(""))
                        .collect(Collectors.joining(" "))
                : node.valueStream()
                        .map(value -> value.asString(""))
                        .collect(Collectors.joining("; "));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
