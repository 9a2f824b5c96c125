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

    @SuppressWarnings("SystemConsoleNull") // NullAway knows the older contract
    static Progress of(String what, long whole, PrintWriter out) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? new Bar(what, whole)
                : new Lines(what, whole, out);
    }

    /// A bar with rate and time left.
    final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(String what, long whole) {
            this.bar =
                    new ProgressBarBuilder()
                            .setTaskName(what)
                            .setInitialMax(whole)
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
