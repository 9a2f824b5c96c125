package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.sample.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `footfall demo`: a site filled with made-up traffic, then the server.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Fill a demo site with 30 days of made-up traffic, then start the server.",
        footer = {
            "",
            "The traffic is the same at each start; starting again adds only what has happened since."
        })
final class DemoCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Target target;

    @Option(
            names = "--site",
            paramLabel = "DOMAIN",
            defaultValue = "demo.example",
            description = "The demo site's domain (default: ${DEFAULT-VALUE}).")
    private String site = "";

    @Option(names = "--fill-only", description = "Fill the site and end, without a server.")
    private boolean fillOnly;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Footfall footfall = Footfall.open(target.settings(), InstantSource.system())) {
            footfall.accounts().sites().ensure(site);
            fill(footfall, out);
            return fillOnly ? 0 : ServeCommand.untilStopped(footfall, out);
        }
    }

    private void fill(Footfall footfall, PrintWriter out) throws InterruptedException {
        Demo demo = new Demo(footfall.pipeline(), footfall.log(), footfall.clock());
        try {
            Demo.Filled filled;
            try (Progress progress = Progress.of("Filling " + site, Demo.EVENTS, out)) {
                filled = demo.fill(site, progress::at);
            }
            out.printf("The site %s has %,d new events.%n", site, filled.stored());
        } catch (Demo.RefusedException e) {
            throw new FailedException("The demo site could not be filled: " + e.getMessage(), e);
        }
    }
}
