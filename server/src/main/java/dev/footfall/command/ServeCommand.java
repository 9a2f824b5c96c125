package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.account.Sites;
import dev.footfall.api.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `footfall serve`: opens the data folder and listens until it is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the server on the data folder and listen until stopped.",
        footer = {
            "",
            "At the first start the key with every scope is made and printed once.",
            "Add a site with: footfall site add example.com --url http://127.0.0.1:8080 --key KEY"
        })
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /// How long the process waits for its last writes when it is told to end.
    private static final int PATIENCE_SECONDS = 30;

    @Spec private CommandSpec spec;
    @Mixin private Target target;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Footfall footfall = Footfall.open(target.settings(), InstantSource.system())) {
            return untilStopped(footfall, spec.commandLine().getOut());
        }
    }

    /// Listens until the process is told to end, then stops taking requests, writes what is queued
    /// and closes the folder.
    static int untilStopped(Footfall footfall, PrintWriter out) throws InterruptedException {
        footfall.accounts().sites().ensure(Sites.DEFAULT);
        footfall.ensureAdminKey()
                .ifPresent(key -> out.printf("Key (every scope, shown this once): %s%n", key));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (HttpServer server = footfall.serve()) {
            out.printf("Footfall listens on http://%s:%d%n", host(footfall), server.port());
            out.flush();
            footfall.rehearse();
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform()
                                    .unstarted(() -> {
                                        stop.countDown();
                                        waitFor(stopped);
                                    }));
            stop.await();
        } finally {
            try {
                footfall.close();
            } finally {
                stopped.countDown();
            }
        }
        return 0;
    }

    private static String host(Footfall footfall) {
        String host = footfall.settings().http().host();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static void waitFor(CountDownLatch stopped) {
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("The data folder was not closed in time; what was answered 202 is safe");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
