package dev.footfall.command;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// Shows how far long work has come: a bar on a terminal, a line at each tenth otherwise.
interface Progress extends AutoCloseable {

    /// @param done how much of the whole is done
    void at(long done);

    @Override
    void close();

    static Progress of(String what, long whole, PrintWriter out) {
        return of(new Measure(what, whole, "", 1), out);
    }

    static Progress ofBytes(String what, long bytes, PrintWriter out) {
        return of(new Measure(what, bytes, " MB", 1_000_000), out);
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway knows the older contract
    private static Progress of(Measure measure, PrintWriter out) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? new Bar(measure)
                : new Lines(measure.what(), measure.whole(), out);
    }

    /// What is done, how much of it there is, and in which unit people are told.
    record Measure(String what, long whole, String unit, long unitSize) {}

    /// A bar with rate and time left.
    final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(Measure measure) {
            this.bar =
                    new ProgressBarBuilder()
                            .setTaskName(measure.what())
                            .setInitialMax(measure.whole())
                            .setUnit(measure.unit(), measure.unitSize())
                            .showSpeed()
                            .build();
        }

        @Override
        public void at(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// Plain lines, for logs and pipes.
    final class Lines implements Progress {

        private static final int TENTHS = 10;

        private final String what;
        private final long whole;
        private final PrintWriter out;
        private long told;

        Lines(String what, long whole, PrintWriter out) {
            this.what = what;
            this.whole = Math.max(1, whole);
            this.out = out;
        }

        @Override
        public void at(long done) {
            long tenth = Math.min(TENTHS, done * TENTHS / whole);
            if (tenth > told) {
                told = tenth;
                out.printf("%s: %d %%%n", what, tenth * TENTHS);
                out.flush();
            }
        }

        @Override
        public void close() {}
    }
}
