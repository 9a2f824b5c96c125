package dev.footfall.ingest.place;

import dev.footfall.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One path at which place data is looked for, the file that was last read there, and what is wrong
/// with it now. One thread at a time refreshes it; any may ask the rest.
final class PlaceSource {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceSource.class);

    /// Opens what lies at a path.
    @FunctionalInterface
    interface Opener {
        PlaceFile open(Path path) throws UnreadableException;
    }

    /// What tells one state of a file from another.
    private record Stamp(FileTime changed, long size, @Nullable Object key) {

        static @Nullable Stamp of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(
                        attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }

    private final Path path;
    private final String part;
    private final Opener opener;
    private @Nullable Stamp seen;
    private boolean tried;
    private volatile @Nullable PlaceFile file;
    private volatile String problem = "";

    /// @param part the setting that names the path
    PlaceSource(Path path, String part, Opener opener) {
        this.path = path;
        this.part = part;
        this.opener = opener;
    }

    Path path() {
        return path;
    }

    /// The file last read; it stays while what has replaced it cannot be read.
    Optional<PlaceFile> file() {
        return Optional.ofNullable(file);
    }

    /// Reads the path again when what lies there has changed.
    ///
    /// @return whether there is another file now
    boolean refresh() {
        Stamp now = Stamp.of(path);
        if (tried && Objects.equals(now, seen)) {
            return false;
        }
        tried = true;
        try {
            PlaceFile fresh = opener.open(path);
            Stamp after = Stamp.of(path);
            if (!Objects.equals(now, after)) {
                // Somebody is still writing: read it once they have finished.
                tried = false;
                return false;
            }
            file = fresh;
            problem = "";
            return true;
        } catch (UnreadableException e) {
            problem = e.why();
            LOG.warn("{}: {} {} ({})", part, path, said(), String.valueOf(e.getCause()));
            return false;
        } finally {
            seen = now;
        }
    }

    Optional<Notice> notice() {
        PlaceFile current = file;
        if (!problem.isEmpty()) {
            return Optional.of(new Notice(part, path.getFileName() + " " + said()));
        }
        return current != null && current.isDamaged()
                ? Optional.of(
                        new Notice(part, current.name() + " is damaged; some places are not found"))
                : Optional.empty();
    }

    private String said() {
        return problem
                + (file == null
                        ? "; the other place data is used without it"
                        : "; what was read there before is still used");
    }
}
