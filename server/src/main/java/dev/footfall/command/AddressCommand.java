package dev.footfall.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `footfall address`: which address the server sees, called the way that visitors come.
@Command(
        name = "address",
        mixinStandardHelpOptions = true,
        description =
                "Call a running server through your proxy, and show which address it counts you"
                        + " under and why.",
        footer = {
            "",
            "Call it from outside, by the address that visitors use:",
            "  footfall address --url https://stats.example.com --key KEY"
        })
final class AddressCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Target target;

    @Override
    public Integer call() {
        if (target.server().isEmpty()) {
            throw new FailedException(
                    "Name the server with --url, by the address that visitors use, such as"
                            + " https://stats.example.com.");
        }
        try (ServerCall server = new ServerCall(target.server().get(), target.key())) {
            print(server.get("/api/address"), spec.commandLine().getOut());
        }
        return 0;
    }

    private static void print(JsonNode answer, PrintWriter out) {
        out.printf("%s (%s)%n", text(answer, "address"), about(answer));
        out.println(text(answer, "why"));
        if (!text(answer, "advice").isEmpty()) {
            out.println(text(answer, "advice"));
        }
        out.println();
        Table chain = new Table("HOP", "SAID BY", "TRUSTED", "IS");
        answer.path("chain")
                .forEach(hop ->
                        chain.row(
                                text(hop, "sent"),
                                text(hop, "from"),
                                hop.path("trusted").asBoolean(false) ? "yes" : "no",
                                text(hop, "role")));
        chain.print(out);
        if (!answer.path("headers").isEmpty()) {
            out.println();
            Table headers = new Table("HEADER", "READ", "AS SENT");
            answer.path("headers")
                    .forEach(header ->
                            headers.row(
                                    text(header, "name"),
                                    header.path("read").asBoolean(false) ? "yes" : "no",
                                    values(header)));
            headers.print(out);
        }
    }

    private static String about(JsonNode answer) {
        String country = answer.at("/place/country").asString("");
        return country.isEmpty() ? text(answer, "kind") : text(answer, "kind") + ", " + country;
    }

    private static String values(JsonNode header) {
        return header.path("values")
                .valueStream()
                .map(value -> value.asString(""))
                .collect(Collectors.joining(" | "));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
