package dev.footfall.ingest.place;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The country data on the class path, as a file that can be mapped into memory.
final class BundledPlaces {

    static final String NAME = "dbip-country.mmdb";

    private static final String RESOURCE = "/data/" + NAME;

    private BundledPlaces() {}

    /// Maps the data, unpacked where that is needed.
    ///
    /// @param folder where it is unpacked
    static PlaceFile open(Path folder) throws UnreadableException {
        try {
            return PlaceFile.open(file(folder));
        } catch (IOException e) {
            throw new UnreadableException("could not be unpacked into the data folder", e);
        }
    }

    /// The resource itself where it is a file; else a copy in the folder, made anew when it
    /// differs.
    static Path file(Path folder) throws IOException {
        URL resource = BundledPlaces.class.getResource(RESOURCE);
        if (resource == null) {
            throw new FileNotFoundException("missing on the class path: " + RESOURCE);
        }
        if (resource.getProtocol().equals("file")) {
            try {
                return Path.of(resource.toURI());
            } catch (URISyntaxException e) {
                throw new IOException("cannot locate " + resource, e);
            }
        }
        Files.createDirectories(folder);
        return copied(resource, folder.resolve(NAME));
    }

    static Path copied(URL resource, Path target) throws IOException {
        Path fresh = Files.createTempFile(target.toAbsolutePath().getParent(), "places", ".tmp");
        try {
            try (InputStream in = resource.openStream()) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(target) || Files.mismatch(fresh, target) >= 0) {
                Files.move(
                        fresh,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return target;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
