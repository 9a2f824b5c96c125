package dev.footfall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall route`: by which templates requests are counted.
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description = {
            "Add, list and remove templates by which requests are counted.",
            "They name the routes of requests whose callers name none, stored ones too."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A template: /guest/{id}, GET /guest/{id} (one method), /files/** (all below).",
            "What meets no template is learnt from the paths.",
            "",
            "Examples:",
            "  footfall route add 'GET /guest/{id}' --site api.example.com",
            "  footfall route openapi openapi.yaml --site api.example.com"
        })
final class RouteCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: add, list, remove or openapi.");
    }

    /// Which site is meant.
    static final class OfSite {
        @Option(
                names = "--site",
                paramLabel = "DOMAIN",
                required = true,
                description = "The site whose requests are meant.")
        private String domain = "";
    }

    private static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a template.")
    int add(
            @Mixin Target target,
            @Mixin OfSite site,
            @Parameters(paramLabel = "TEMPLATE", description = "Such as 'GET /guest/{id}'.")
                    String template) {
        try (RouteDesk desk = RouteDesk.at(target)) {
            RouteDesk.RouteRow route = desk.add(site.domain, template);
            out(spec).printf("Added %s: %s.%n", route.id(), route.template());
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the templates.")
    int list(@Mixin Target target, @Mixin OfSite site) {
        try (RouteDesk desk = RouteDesk.at(target)) {
            Table table = new Table("ID", "TEMPLATE", "SOURCE");
            desk.routes(site.domain).forEach(r -> table.row(r.id(), r.template(), r.source()));
            table.print(out(spec));
        }
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a template.")
    int remove(
            @Mixin Target target,
            @Mixin OfSite site,
            @Parameters(paramLabel = "ID", description = "The template's id, as listed.")
                    String id) {
        try (RouteDesk desk = RouteDesk.at(target)) {
            desk.remove(site.domain, id);
            out(spec).printf("Removed %s.%n", id);
        }
        return 0;
    }

    @Command(
            name = "openapi",
            mixinStandardHelpOptions = true,
            description = {
                "Take the templates from an OpenAPI document (JSON or YAML).",
                "They take the place of those of an earlier document."
            })
    int openapi(
            @Mixin Target target,
            @Mixin OfSite site,
            @Parameters(paramLabel = "FILE", description = "The document.") Path file) {
        byte[] document;
        try {
            document = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FailedException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        try (RouteDesk desk = RouteDesk.at(target)) {
            out(spec).printf("%d templates.%n", desk.tell(site.domain, document));
        }
        return 0;
    }
}
