package dev.footfall.command;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall site`: which sites are counted.
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = "Add, list, change and remove the sites that are counted.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  footfall site add example.com --timezone Europe/Berlin",
            "  footfall site change example.com --path-slash cut --path-parameters id,q",
            "  footfall site list --url http://127.0.0.1:8080 --key KEY"
        })
final class SiteCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: add, list, change or remove.");
    }

    private static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a site; its events are counted from then on.")
    int add(
            @Mixin Target target,
            @Parameters(paramLabel = "DOMAIN", description = "Such as example.com.") String domain,
            @Mixin SiteOptions options) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            AccountDesk.SiteRow site = desk.addSite(options.words(domain));
            out(spec).printf("Added %s (%s).%n", site.domain(), site.timezone());
        }
        return 0;
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description = {
                "Change a site; what is not named stays.",
                "What is said about paths and visits holds for hits from then on."
            })
    int change(
            @Mixin Target target,
            @Parameters(paramLabel = "DOMAIN", description = "The site to change.") String domain,
            @Mixin SiteOptions options) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            AccountDesk.SiteRow site = desk.changeSite(domain, options.words(""));
            out(spec).printf("Changed %s.%n", site.domain());
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the sites.")
    int list(@Mixin Target target) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            Table table = new Table("DOMAIN", "TIMEZONE", "IDENTITY", "VISIT TIMEOUT", "PATHS");
            desk.sites()
                    .forEach(s ->
                            table.row(
                                    s.domain(),
                                    s.timezone(),
                                    s.identity(),
                                    s.visitTimeout(),
                                    SiteOptions.shown(s.paths())));
            table.print(out(spec));
        }
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a site with everything that was recorded for it.")
    int remove(
            @Mixin Target target,
            @Parameters(paramLabel = "DOMAIN", description = "The site to remove.") String domain) {
        try (AccountDesk desk = AccountDesk.at(target)) {
            desk.removeSite(domain);
            out(spec).printf("Removed %s.%n", domain);
        }
        return 0;
    }
}
