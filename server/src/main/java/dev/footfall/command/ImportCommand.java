package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.logfile.FolderTarget;
import dev.footfall.logfile.FormatException;
import dev.footfall.logfile.ImportException;
import dev.footfall.logfile.ImportSettings;
import dev.footfall.logfile.ImportSummary;
import dev.footfall.logfile.ImportTarget;
import dev.footfall.logfile.LogFormat;
import dev.footfall.logfile.LogFormats;
import dev.footfall.logfile.LogImport;
import dev.footfall.logfile.LogPaths;
import dev.footfall.logfile.ServerTarget;
import dev.footfall.logfile.Ticker;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall import`: reads access logs, each line once however often it is imported.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Read access logs: each line becomes a request event, and a page view where a person"
                    + " fetched a page. Importing a file again, grown, rotated or compressed, adds"
                    + " only what is new."
        },
        footer = {
            "",
            "Formats: auto, combined, common, vcombined, vcommon, w3c, cloudfront, alb,",
            "elb, s3, cloudstorage, caddy (any usual JSON), traefik, squid, tsv,",
            "site-analytics (its own log of page views); or a",
            "format string of nginx, Apache or GoAccess, such as",
            "  '$remote_addr - $remote_user [$time_local] \"$request\" $status'",
            "",
            "  footfall import --site example.com /var/log/nginx/access.log*",
            "  ssh web cat access.log | footfall import --site example.com -",
            "  footfall import --site example.com --follow access.log --url URL"
        })
final class ImportCommand implements Callable<Integer> {

    private static final String AUTO = "auto";

    @Spec private CommandSpec spec;
    @Mixin private Target target;

    @Option(
            names = "--site",
            paramLabel = "DOMAIN",
            defaultValue = "default",
            description = "The site that the lines are counted for (default: ${DEFAULT-VALUE}).")
    private String site = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = AUTO,
            description = "A format's name or string (default: found out from the first lines).")
    private String format = "";

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description =
                    "How %%d and %%x of a GoAccess string are written (default: %%d/%%b/%%Y).")
    private @Nullable String dateFormat;

    @Option(
            names = "--time-format",
            paramLabel = "PATTERN",
            description = "How %%t of a GoAccess string is written (default: %%H:%%M:%%S).")
    private @Nullable String timeFormat;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description =
                    "Whose clock wrote times that name no zone, such as Europe/Berlin (default:"
                            + " ${DEFAULT-VALUE}).")
    private String zone = "";

    @Option(names = "--follow", description = "Go on with what is added, through rotations.")
    private boolean follow;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Tells logs of several machines apart that may begin with equal lines.")
    private String source = "";

    @Option(
            names = "--last-line",
            description = "Take a last line without its newline too; else it waits.")
    private boolean lastLine;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            defaultValue = "import-rejects.log",
            description = "Where lines are kept that cannot be read (default: ${DEFAULT-VALUE}).")
    private Path rejects = Path.of("");

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, also .gz, globs, and - for standard input.")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        ImportSettings settings =
                new ImportSettings(
                        site.strip().toLowerCase(Locale.ROOT),
                        source,
                        format(),
                        zone(),
                        lastLine,
                        rejects);
        try {
            List<Path> paths = LogPaths.find(files);
            if (!follow) {
                return open(settings, paths, Optional.empty());
            }
            try (UntilStopped ticker = new UntilStopped()) {
                return open(settings, paths, Optional.of(ticker));
            }
        } catch (ImportException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private ZoneId zone() {
        try {
            ZoneId named = ZoneId.of(zone);
            return named.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : named;
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--zone: there is no time zone '" + zone + "'", e);
        }
    }

    private int open(ImportSettings settings, List<Path> paths, Optional<Ticker> ticker)
            throws IOException {
        Optional<URI> server = target.server();
        if (server.isPresent()) {
            try (ImportTarget running = new ServerTarget(server.get(), target.key())) {
                return run(settings, running, paths, ticker);
            }
        }
        try (Footfall footfall =
                        Footfall.open(target.settings().forWriting(), InstantSource.system());
                ImportTarget folder = new FolderTarget(footfall.pipeline(), footfall.load())) {
            return run(settings, folder, paths, ticker);
        }
    }

    private Optional<LogFormat> format() {
        try {
            return format.equals(AUTO)
                    ? Optional.empty()
                    : Optional.of(
                            LogFormats.read(
                                    format,
                                    Optional.ofNullable(dateFormat),
                                    Optional.ofNullable(timeFormat)));
        } catch (FormatException e) {
            throw new ParameterException(spec.commandLine(), "--format: " + e.getMessage(), e);
        }
    }

    private int run(
            ImportSettings settings, ImportTarget into, List<Path> paths, Optional<Ticker> ticker) {
        PrintWriter out = spec.commandLine().getOut();
        ImportSummary summary;
        try (ReadProgress progress = new ReadProgress(out)) {
            LogImport work = new LogImport(settings, into, progress, InstantSource.system());
            if (ticker.isPresent()) {
                work.follow(paths, ticker.get());
            } else {
                work.files(paths);
            }
            if (files.contains(LogPaths.STANDARD_INPUT)) {
                work.stream("standard input", System.in);
            }
            summary = work.finish();
        }
        summary.text().forEach(out::println);
        out.flush();
        return summary.problems().isEmpty() ? 0 : FootfallCommand.FAILED;
    }
}
