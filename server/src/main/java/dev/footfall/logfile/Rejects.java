package dev.footfall.logfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lines that could not be read: counted by reason, and kept in a file, each below a comment that
/// says where it stood and what is wrong. Comments are passed over, so a mended file can be
/// imported itself. The file is made with the first line. For one thread.
final class Rejects implements AutoCloseable {

    /// More than this is counted but not kept, in bytes.
    private static final long LARGEST = 256L << 20;

    private static final int MOST_REASONS = 100;
    private static final int MOST_EXAMPLES = 5;

    private final Path file;
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private final List<String> examples = new ArrayList<>();
    private Optional<OutputStream> out = Optional.empty();
    private long written;
    private long count;

    Rejects(Path file) {
        this.file = file;
    }

    /// @param origin the file's name and the line's number
    void add(String origin, String reason, byte[] bytes, int from, int to) {
        count++;
        boolean known = reasons.containsKey(reason) || reasons.size() < MOST_REASONS;
        reasons.merge(known ? reason : "other reasons", 1L, Long::sum);
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(origin + ": " + reason);
        }
        if (written < LARGEST) {
            try {
                write(("# " + origin + ": " + reason + "\n").getBytes(StandardCharsets.UTF_8));
                open().write(bytes, from, to - from);
                open().write('\n');
                written += to - from + 1L;
            } catch (IOException e) {
                throw new ImportException("cannot write " + file + ": " + e.getMessage(), e);
            }
        }
    }

    void flush() {
        try {
            if (out.isPresent()) {
                out.get().flush();
            }
        } catch (IOException e) {
            throw new ImportException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    long count() {
        return count;
    }

    Map<String, Long> reasons() {
        return reasons;
    }

    List<String> examples() {
        return examples;
    }

    /// Empty when there was nothing to keep.
    Optional<Path> file() {
        return out.map(_ -> file);
    }

    private void write(byte[] bytes) throws IOException {
        open().write(bytes);
        written += bytes.length;
    }

    private OutputStream open() throws IOException {
        if (out.isEmpty()) {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            out = Optional.of(new BufferedOutputStream(Files.newOutputStream(file)));
        }
        return out.get();
    }

    @Override
    public void close() {
        flush();
        try {
            if (out.isPresent()) {
                out.get().close();
            }
        } catch (IOException e) {
            throw new ImportException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
