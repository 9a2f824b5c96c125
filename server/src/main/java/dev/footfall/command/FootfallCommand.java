package dev.footfall.command;

import dev.footfall.config.SettingsException;
import dev.footfall.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `footfall`: the command line's root. Exit code 0 done, 1 failed, 2 wrong usage.
@Command(
        name = "footfall",
        mixinStandardHelpOptions = true,
        versionProvider = FootfallCommand.Version.class,
        description = "Traffic analytics for websites and APIs, on your own machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            SiteCommand.class,
            RouteCommand.class,
            KeyCommand.class,
            UserCommand.class,
            GeoCommand.class,
            AddressCommand.class,
            RuleCommand.class,
            JudgeCommand.class,
            ExplainCommand.class,
            ReplayCommand.class
        },
        footer = {
            "",
            "Settings are read from ./footfall.conf, --config FILE and the environment",
            "(http.port is FOOTFALL_HTTP_PORT).",
            "",
            "Try it:  footfall demo",
            "Use it:  footfall site add example.com && footfall serve"
        })
public final class FootfallCommand implements Runnable {

    static final int FAILED = 1;

    @Spec private CommandSpec spec;

    /// Runs the command that the words name and answers its exit code.
    public static int run(String... words) {
        return line().execute(words);
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new FootfallCommand());
        line.setExecutionExceptionHandler((e, failed, _) -> {
            failed.getErr().println(said(e));
            return FAILED;
        });
        return line;
    }

    /// What went wrong in one line for what is expected to go wrong, with its trace otherwise.
    private static String said(Exception e) {
        if (e instanceof SettingsException
                || e instanceof StoreException
                || e instanceof FailedException
                || e instanceof IllegalStateException) {
            return String.valueOf(e.getMessage());
        }
        java.io.StringWriter trace = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(trace));
        return trace.toString();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /// Reads the version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FootfallCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Footfall " + (version == null ? "(development)" : version)};
        }
    }
}
