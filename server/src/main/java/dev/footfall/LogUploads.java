package dev.footfall;

import dev.footfall.api.admin.LogUpload;
import dev.footfall.ingest.Pipeline;
import dev.footfall.logfile.FormatException;
import dev.footfall.logfile.ImportSettings;
import dev.footfall.logfile.ImportSummary;
import dev.footfall.logfile.ImportTarget;
import dev.footfall.logfile.LogFormat;
import dev.footfall.logfile.LogFormats;
import dev.footfall.logfile.LogImport;
import dev.footfall.logfile.Progress;
import dev.footfall.logfile.ServingTarget;
import dev.footfall.store.EventLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Imports logs that somebody sends into the running server. Lines that cannot be read are kept in
/// a file of the data folder.
///
/// @param rejects that file
record LogUploads(Pipeline pipeline, EventLog log, Path rejects, InstantSource clock)
        implements LogUpload {

    private static final String AUTO = "auto";
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final int BUFFER = 64 * 1024;

    @Override
    public Read read(Wanted wanted, InputStream sent) throws UnknownFormat {
        ImportSettings settings =
                new ImportSettings(
                        wanted.site(), "", format(wanted.format()), wanted.zone(), true, rejects);
        try (ImportTarget target = new ServingTarget(pipeline, log)) {
            LogImport work = new LogImport(settings, target, Progress.NONE, clock);
            work.stream("log", plain(sent));
            return read(work.finish());
        } catch (IOException e) {
            return nothing("its compressed data is damaged: " + e.getMessage());
        }
    }

    /// Without the compression that it may have come in.
    private static InputStream plain(InputStream sent) throws IOException {
        PushbackInputStream looked = new PushbackInputStream(sent, GZIP.length);
        byte[] begin = looked.readNBytes(GZIP.length);
        looked.unread(begin);
        return Arrays.equals(begin, GZIP) ? new GZIPInputStream(looked, BUFFER) : looked;
    }

    private static Read nothing(String why) {
        return new Read(0, 0, 0, Map.of(), 0, Map.of(), List.of(), List.of(why), Duration.ZERO);
    }

    private static Read read(ImportSummary summary) {
        return new Read(
                summary.lines(),
                summary.tally().stored(),
                summary.tally().repeated(),
                summary.tally().dropped(),
                summary.skipped(),
                summary.unreadable(),
                summary.examples(),
                summary.problems(),
                summary.taken());
    }

    private static Optional<LogFormat> format(String name) throws UnknownFormat {
        try {
            return name.equals(AUTO)
                    ? Optional.empty()
                    : Optional.of(LogFormats.read(name, Optional.empty(), Optional.empty()));
        } catch (FormatException e) {
            throw new UnknownFormat(String.valueOf(e.getMessage()), e);
        }
    }
}
