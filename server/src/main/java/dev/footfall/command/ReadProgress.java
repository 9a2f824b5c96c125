package dev.footfall.command;

import java.io.PrintWriter;
import java.util.Optional;

/// Shows how much of the logs was read.
final class ReadProgress implements dev.footfall.logfile.Progress {

    /// A bar is told after so many bytes, not after each read.
    private static final long STEP = 256 << 10;

    private final PrintWriter out;
    private Optional<Progress> shown = Optional.empty();
    private long read;
    private long told;

    ReadProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void expect(long bytes) {
        if (bytes > 0) {
            shown = Optional.of(Progress.ofBytes("Reading", bytes, out));
        }
    }

    @Override
    public void read(long bytes) {
        read += bytes;
        if (read - told >= STEP) {
            told = read;
            shown.ifPresent(bar -> bar.at(read));
        }
    }

    @Override
    public void close() {
        shown.ifPresent(bar -> {
            bar.at(read);
            bar.close();
        });
        shown = Optional.empty();
    }
}
