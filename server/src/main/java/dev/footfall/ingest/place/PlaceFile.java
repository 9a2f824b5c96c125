package dev.footfall.ingest.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import dev.footfall.model.Address;
import dev.footfall.model.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One .mmdb file, mapped into memory. It is never unmapped by hand, so that look-ups on their way
/// can end. Any thread may use it.
final class PlaceFile {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceFile.class);

    private static final int IP_V6 = 6;

    /// How many networks are looked at before a file is believed to hold places.
    private static final int PROBED_NETWORKS = 1_000;

    private static final int LONGEST_TYPE = 60;

    private static final String COPY = ".mmdb-copy";

    private final String name;
    private final Reader reader;
    private volatile boolean damaged;

    private PlaceFile(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    /// Maps the file where it lies: for files that are only ever replaced as a whole.
    static PlaceFile open(Path path) throws UnreadableException {
        try {
            Reader reader =
                    new Reader(path.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache());
            PlaceFile file = new PlaceFile(path.getFileName().toString(), reader);
            file.probe();
            return file;
        } catch (IOException
                | InvalidNetworkException
                | RuntimeException
                | StackOverflowError
                | InternalError e) {
            throw unreadable(path, e);
        }
    }

    /// Maps a copy that nobody else sees, so that whoever writes into the file changes no answer.
    ///
    /// @param folder where there is room for the copy; its name is gone at once
    static PlaceFile openCopy(Path path, Path folder) throws UnreadableException {
        Path copy = folder.resolve("places-" + UUID.randomUUID() + COPY);
        try {
            Files.createDirectories(folder);
            Files.copy(path, copy);
            return new PlaceFile(path.getFileName().toString(), open(copy).reader);
        } catch (IOException e) {
            if (!Files.isReadable(path)) {
                throw unreadable(path, e);
            }
            LOG.warn("{} is used where it lies: no copy can be made: {}", path, e.toString());
            return open(path);
        } finally {
            forget(copy);
        }
    }

    /// Deletes the copies that a process left behind because it was killed.
    static void forgetCopies(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(COPY))
                    .forEach(PlaceFile::forget);
        }
    }

    private static void forget(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.warn("{} is left over and may be deleted: {}", copy, e.toString());
        }
    }

    private static UnreadableException unreadable(Path path, Throwable e) {
        if (e instanceof NoSuchFileException || !Files.exists(path)) {
            return new UnreadableException("is missing", e);
        }
        if (Files.isDirectory(path)) {
            return new UnreadableException("is a folder without .mmdb files", e);
        }
        if (e instanceof AccessDeniedException || !Files.isReadable(path)) {
            return new UnreadableException("may not be read by the server's user", e);
        }
        if (e instanceof NoPlacesException) {
            return new UnreadableException(String.valueOf(e.getMessage()), e);
        }
        return new UnreadableException("is no .mmdb file, or a damaged one", e);
    }

    /// Reads some rows, so that a file of another kind is told before it answers nothing for ever.
    private void probe() throws IOException, InvalidNetworkException {
        Networks<?> networks = reader.networks(Map.class);
        for (int i = 0; i < PROBED_NETWORKS && networks.hasNext(); i++) {
            if (networks.next().data() instanceof Map<?, ?> row
                    && !PlaceRow.read(row).country().isEmpty()) {
                return;
            }
        }
        String type = reader.getMetadata().databaseType();
        throw new NoPlacesException(
                "holds no countries; its type is '"
                        + type.substring(0, Math.min(type.length(), LONGEST_TYPE))
                        + "'");
    }

    /// The file's name without its folder.
    String name() {
        return name;
    }

    /// Whether a row could not be read.
    boolean isDamaged() {
        return damaged;
    }

    Optional<Credit> credit() {
        String about = reader.getMetadata().databaseType() + " " + name;
        return Credit.of(about + " " + reader.getMetadata().description().values());
    }

    /// What this file says alone.
    Place find(Address address) {
        if (!address.is4() && reader.getMetadata().ipVersion() < IP_V6) {
            return Place.UNKNOWN;
        }
        try {
            Map<?, ?> row = reader.get(InetAddress.getByAddress(address.bytes()), Map.class);
            return row == null ? Place.UNKNOWN : PlaceRow.read(row);
        } catch (IOException | RuntimeException | StackOverflowError | InternalError e) {
            if (!damaged) {
                damaged = true;
                LOG.warn("{} is damaged; some places are not found: {}", name, e.toString());
            }
            return Place.UNKNOWN;
        }
    }

    /// The file is sound but says nothing of places.
    private static final class NoPlacesException extends IOException {
        private static final long serialVersionUID = 1L;

        NoPlacesException(String message) {
            super(message);
        }
    }
}
