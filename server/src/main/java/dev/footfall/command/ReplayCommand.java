package dev.footfall.command;

import dev.footfall.api.Json;
import dev.footfall.replay.KeptExchanges;
import dev.footfall.replay.KeptExchanges.Listed;
import dev.footfall.replay.RecordedHosts;
import dev.footfall.replay.Replay;
import dev.footfall.replay.ReplayReport;
import dev.footfall.replay.ReplaySettings;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `footfall replay`: sends kept requests again and compares the answers with the recorded ones.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Send the captured requests of a site again, to another address, and compare what comes"
                    + " with what was recorded. Each is sent twice: what differs between the two"
                    + " answers is noise (ids, times, order), what differs from the recording beside"
                    + " that is a finding."
        },
        footer = {
            "",
            "Nothing but --to-url is called: no redirect is followed, no proxy used.",
            "Only methods that change nothing are sent, unless --methods names more.",
            "Requests with masked, withheld or cut parts are not sent; headers with",
            "masked values are left out, and --header gives them instead. Each request",
            "has the header X-Footfall-Replay.",
            "",
            "Exit code: 0 as recorded; 1 findings, failures or nothing sent; 2 wrong usage.",
            "",
            "  footfall replay --url https://stats.example.com --key KEY \\",
            "      --site example.com --from 2026-11-20 --to-url http://localhost:8081 \\",
            "      --header 'Authorization: Bearer TOKEN'"
        })
final class ReplayCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Target target;
    @Mixin private SiteOption site;
    @Mixin private ReplayOptions how;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Requests from then on: 2026-11-21 or 2026-11-21T04:30:00Z.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Requests until then; of a date, the whole day.")
    private @Nullable String to;

    @Option(names = "--route", paramLabel = "ROUTE", description = "Exactly this captured route.")
    private @Nullable String route;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "What the path begins with; with * in it, the whole path.")
    private @Nullable String path;

    @Option(names = "--consumer", paramLabel = "NAME", description = "Exactly this consumer.")
    private @Nullable String consumer;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Answered with this: 200, 2xx, or several with commas.")
    private @Nullable String status;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The newest so many at most, up to 10000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--recorded-host",
            description = "Allow --to-url to be a host that the requests were recorded on.")
    private boolean recordedHost;

    @Option(names = "--json", description = "Print the report as one JSON document.")
    private boolean json;

    private static final int MOST = 10_000;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--limit: must be from 1 to " + MOST + ", not " + limit);
        }
        ReplaySettings settings = how.settings(spec.commandLine());
        Optional<URI> server = target.server();
        if (server.isEmpty()) {
            throw new FailedException("Name the running server with --url or FOOTFALL_URL.");
        }
        try (ServerCall call = new ServerCall(server.get(), target.key())) {
            KeptExchanges kept = new KeptExchanges(call, filter());
            List<Listed> listed = kept.list(limit);
            refuseRecordedHost(listed, settings);
            ReplayReport report = run(kept, listed, settings);
            print(report);
            boolean done = settings.dryRun() || report.isClean();
            return done ? 0 : FootfallCommand.FAILED;
        }
    }

    private String filter() {
        return Stream.of(
                        Map.entry("site_id", Optional.of(site.domain())),
                        Map.entry("from", Optional.ofNullable(from)),
                        Map.entry("to", Optional.ofNullable(to)),
                        Map.entry("route", Optional.ofNullable(route)),
                        Map.entry("path", Optional.ofNullable(path)),
                        Map.entry("consumer", Optional.ofNullable(consumer)),
                        Map.entry("status", Optional.ofNullable(status)))
                .flatMap(part ->
                        part.getValue().stream()
                                .map(value -> part.getKey() + "=" + ServerCall.part(value)))
                .collect(Collectors.joining("&"));
    }

    private void refuseRecordedHost(List<Listed> listed, ReplaySettings settings) {
        if (!recordedHost && RecordedHosts.contains(listed, settings.to())) {
            throw new FailedException(
                    "--to-url: "
                            + settings.to().getAuthority()
                            + " is where requests were recorded; --recorded-host sends them there"
                            + " all the same.");
        }
    }

    private ReplayReport run(KeptExchanges kept, List<Listed> listed, ReplaySettings settings)
            throws InterruptedException {
        Replay replay = new Replay(settings, InstantSource.system(), System::nanoTime);
        PrintWriter progressTo = spec.commandLine().getErr();
        try (Progress progress = Progress.of("Replaying", listed.size(), progressTo)) {
            return replay.run(kept, listed, progress::at);
        }
    }

    private void print(ReplayReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Json.MAPPER
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(ReplayJson.of(report)));
        } else {
            new ReplayText(out).print(report);
        }
        out.flush();
    }
}
