package dev.footfall.command;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall key`: who may call, and for what.
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Add, list and remove the keys that callers need.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Scopes: ingest (send events), read (ask questions), admin (everything).",
            "",
            "Examples:",
            "  footfall key add dashboard --scopes read --site example.com",
            "  footfall key remove 5f2c…"
        })
final class KeyCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: add, list or remove.");
    }

    private static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Make a key and show its text, once.")
    int add(
            @Mixin Target target,
            @Parameters(paramLabel = "NAME", description = "What the key is for.") String name,
            @Option(
                            names = "--scopes",
                            paramLabel = "SCOPES",
                            defaultValue = "read",
                            description = "Any of ingest, read, admin (default: ${DEFAULT-VALUE}).")
                    String scopes,
            @Option(
                            names = "--site",
                            paramLabel = "DOMAIN",
                            defaultValue = "",
                            description = "The one site it is for; without it, all sites.")
                    String site) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            out(spec).printf("%s%n", desk.addKey(name, scopes, site));
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the keys.")
    int list(@Mixin Target target) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            Table table = new Table("ID", "NAME", "SCOPES", "SITE");
            desk.keys()
                    .forEach(key ->
                            table.row(
                                    key.id(),
                                    key.name(),
                                    key.scopes(),
                                    key.site().isEmpty() ? "(all)" : key.site()));
            table.print(out(spec));
        }
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a key; whoever uses it is refused from then on.")
    int remove(
            @Mixin Target target,
            @Parameters(paramLabel = "ID", description = "The key's id, as listed.") String id) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            desk.removeKey(id);
            out(spec).printf("Removed %s.%n", id);
        }
        return 0;
    }
}
