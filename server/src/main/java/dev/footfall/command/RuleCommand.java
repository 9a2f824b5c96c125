package dev.footfall.command;

import dev.footfall.account.RuleWords;
import java.io.PrintWriter;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall rule`: what the owner of a site says about hits.
@Command(
        name = "rule",
        mixinStandardHelpOptions = true,
        description = {
            "Add, list and remove the rules of a site. A rule says of the hits that meet all of its"
                    + " conditions that a bot or a person acted, or drops them; the first rule that"
                    + " is met decides. It holds for what comes in from then on; 'footfall judge'"
                    + " holds it against what is stored."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  footfall rule add --site example.com --path '/wp-**' --class scanner bot",
            "  footfall rule add --site example.com --address 192.0.2.0/24 person",
            "  footfall rule add --site example.com --agent LoadTest --country DE drop",
            "  footfall rule list --site example.com --url http://127.0.0.1:8080 --key KEY"
        })
final class RuleCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: add, list or remove.");
    }

    private static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }

    /// What a rule asks for.
    static final class Conditions {

        @Option(
                names = "--address",
                paramLabel = "CIDR",
                defaultValue = "",
                description =
                        "The client's address or a block of them, such as 192.0.2.0/24. Addresses"
                                + " are not stored, so this is told of new hits only.")
        private String address = "";

        @Option(
                names = "--agent",
                paramLabel = "TEXT",
                defaultValue = "",
                description = "A part of the user agent, in any case.")
        private String agent = "";

        @Option(
                names = "--path",
                paramLabel = "PATTERN",
                defaultValue = "",
                description = "The whole path; * stands for any characters but /, ** for any.")
        private String path = "";

        @Option(
                names = "--country",
                paramLabel = "CODE",
                defaultValue = "",
                description = "Two letters, such as DE.")
        private String country = "";

        @Option(
                names = "--hostname",
                paramLabel = "PATTERN",
                defaultValue = "",
                description = "The whole host; * stands for any characters.")
        private String hostname = "";

        RuleWords words(String note, String outcome, String botClass) {
            return new RuleWords(note, address, agent, path, country, hostname, outcome, botClass);
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a rule and show its number.")
    int add(
            @Mixin Target target,
            @Mixin SiteOption site,
            @Mixin Conditions conditions,
            @Option(
                            names = "--class",
                            paramLabel = "CLASS",
                            defaultValue = "",
                            description = "The class of bot, such as scanner (suspicious).")
                    String botClass,
            @Option(
                            names = "--note",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "What it is for.")
                    String note,
            @Option(
                            names = "--position",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Where it stands among the rules, from 1 (last).")
                    int position,
            @Parameters(paramLabel = "OUTCOME", description = "bot, person or drop.")
                    String outcome) {
        try (RuleDesk desk = RuleDesk.at(target)) {
            String id =
                    desk.addRule(
                            site.domain(),
                            conditions.words(note, outcome, botClass),
                            position == 0 ? OptionalInt.empty() : OptionalInt.of(position));
            out(spec).printf("Added rule %s.%n", id);
        }
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List a site's rules in their order.")
    int list(@Mixin Target target, @Mixin SiteOption site) {
        try (RuleDesk desk = RuleDesk.at(target)) {
            Table table = new Table("ID", "CONDITIONS", "OUTCOME", "NOTE");
            desk.rules(site.domain())
                    .forEach(rule -> table.row(rule.id(), rule.met(), rule.outcome(), rule.note()));
            table.print(out(spec));
        }
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a rule. What it decided stays until 'footfall judge'.")
    int remove(
            @Mixin Target target,
            @Mixin SiteOption site,
            @Parameters(paramLabel = "ID", description = "The rule's number, as listed.")
                    String id) {
        try (RuleDesk desk = RuleDesk.at(target)) {
            desk.removeRule(site.domain(), id);
            out(spec).printf("Removed rule %s.%n", id);
        }
        return 0;
    }
}
