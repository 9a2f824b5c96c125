package dev.footfall.command;

import dev.footfall.account.UserWords;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall user`: who may sign in on the dashboard, and as what.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = {
            "Add, list, change and remove the users who sign in with a password.",
            "Passwords are typed on the terminal, or read from the first line of standard input."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Roles: viewer (reads sites), admin (changes them too), owner (everything, and who else",
            "may call).",
            "",
            "Examples:",
            "  footfall user add ann@example.com --role viewer --sites example.com,example.org",
            "  footfall user password ann@example.com --url http://127.0.0.1:8080 --key KEY",
            "  footfall user role ann@example.com owner --sites all"
        })
final class UserCommand implements Runnable {

    private static final String ALL = "all";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: add, list, password, role or remove.");
    }

    private static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }

    /// Which sites somebody sees.
    static final class SitesOption {

        @Option(
                names = "--sites",
                paramLabel = "DOMAINS",
                description =
                        "The sites they see, with commas between, or all. New users see all; else"
                                + " what is not named stays.")
        private @Nullable String sites;

        /// Empty where nothing was said; an empty list for all sites.
        Optional<List<String>> words() {
            return Optional.ofNullable(sites)
                    .map(text ->
                            text.strip().equals(ALL)
                                    ? List.of()
                                    : Arrays.stream(text.split(",")).map(String::strip).toList());
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a user, with a password that is asked for.")
    int add(
            @Mixin Target target,
            @Mixin SitesOption sites,
            @Parameters(paramLabel = "EMAIL", description = "What they sign in with.") String email,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "How they are called.")
                    String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "viewer",
                            description = "viewer, admin or owner (default: ${DEFAULT-VALUE}).")
                    String role) {
        UserWords words = new UserWords(email, name, role, sites.words());
        String password = TypedPassword.read(System.in);
        try (UserDesk desk = UserDesk.at(target)) {
            UserDesk.UserRow user = desk.addUser(words, password);
            out(spec).printf("Added %s (%s).%n", user.email(), user.role());
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the users.")
    int list(@Mixin Target target) {
        try (UserDesk desk = UserDesk.at(target)) {
            Table table = new Table("EMAIL", "NAME", "ROLE", "SITES");
            desk.users()
                    .forEach(user ->
                            table.row(
                                    user.email(),
                                    user.name(),
                                    user.role(),
                                    user.sites().isEmpty() ? "(all)" : user.sites()));
            table.print(out(spec));
        }
        return 0;
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Give a user another password; who is signed in as them is signed out.")
    int password(
            @Mixin Target target,
            @Parameters(paramLabel = "EMAIL", description = "The user.") String email) {
        String password = TypedPassword.read(System.in);
        try (UserDesk desk = UserDesk.at(target)) {
            desk.setPassword(email, password);
            out(spec).printf("Changed the password of %s.%n", email);
        }
        return 0;
    }

    @Command(
            name = "role",
            mixinStandardHelpOptions = true,
            description = "Change what a user may do, and for which sites.")
    int role(
            @Mixin Target target,
            @Mixin SitesOption sites,
            @Parameters(index = "0", paramLabel = "EMAIL", description = "The user.") String email,
            @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, admin or owner.")
                    String role) {
        try (UserDesk desk = UserDesk.at(target)) {
            UserDesk.UserRow user =
                    desk.changeUser(email, new UserWords("", "", role, sites.words()));
            out(spec).printf("%s is now %s.%n", user.email(), user.role());
        }
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a user; they are signed out everywhere.")
    int remove(
            @Mixin Target target,
            @Parameters(paramLabel = "EMAIL", description = "The user.") String email) {
        try (UserDesk desk = UserDesk.at(target)) {
            desk.removeUser(email);
            out(spec).printf("Removed %s.%n", email);
        }
        return 0;
    }
}
