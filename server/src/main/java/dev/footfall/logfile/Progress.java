package dev.footfall.logfile;

/// Told how far an import has come. For one thread.
public interface Progress extends AutoCloseable {

    Progress NONE =
            new Progress() {
                @Override
                public void expect(long bytes) {}

                @Override
                public void read(long bytes) {}

                @Override
                public void close() {}
            };

    /// How many bytes of files there are, compressed ones as they lie on the disk; 0 when not
    /// known.
    void expect(long bytes);

    void read(long bytes);

    @Override
    void close();
}
