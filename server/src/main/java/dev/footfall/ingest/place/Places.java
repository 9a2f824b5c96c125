package dev.footfall.ingest.place;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.model.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds where an address lies, in one or more .mmdb files. What an earlier file leaves open, a
/// later one may fill in. Any thread may use it; it never asks the network.
public final class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    /// Addresses come in bursts; a look-up without it costs about 3 microseconds.
    private static final int CACHED_ADDRESSES = 20_000;

    /// The longest text of an IPv6 address, with an IPv4 one at its end.
    private static final int LONGEST_ADDRESS = 45;

    private final LoadingCache<String, Place> known =
            Caffeine.newBuilder()
                    .maximumSize(CACHED_ADDRESSES)
                    .executor(Runnable::run)
                    .build(this::lookUp);

    private volatile List<PlaceFile> files;

    private Places(List<PlaceFile> files) {
        this.files = files;
    }

    /// @throws IOException naming the file that is missing or is no .mmdb
    public static Places open(List<Path> paths) throws IOException {
        return new Places(opened(paths));
    }

    /// The country data that comes with the server.
    ///
    /// @param folder where it is unpacked when the server is a jar, so that it can be mapped
    public static Places bundled(Path folder) throws IOException {
        return open(List.of(BundledPlaces.file(folder)));
    }

    private static List<PlaceFile> opened(List<Path> paths) throws IOException {
        List<PlaceFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                files.add(new PlaceFile(path));
            } catch (IOException e) {
                throw new IOException("geo.path: cannot read " + path + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(files);
    }

    /// @param address in text; what is no IP address lies nowhere
    public Place find(String address) {
        return isAddress(address) ? known.get(address) : Place.UNKNOWN;
    }

    /// Opens the files again where one was replaced, and forgets what the old ones said. Keeps the
    /// old ones while a new one cannot be read. To be called now and then.
    ///
    /// @return whether anything changed
    public synchronized boolean reloadIfChanged() {
        List<PlaceFile> current = files;
        try {
            boolean isChanged = false;
            for (PlaceFile file : current) {
                isChanged |= file.hasChanged();
            }
            if (isChanged) {
                files = opened(current.stream().map(PlaceFile::path).toList());
                known.invalidateAll();
            }
            return isChanged;
        } catch (IOException e) {
            LOG.warn("Places stay as they were: {}", e.toString());
            return false;
        }
    }

    private Place lookUp(String text) {
        Place place = Place.UNKNOWN;
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            for (PlaceFile file : files) {
                place = filledIn(place, file.find(address));
            }
        } catch (IllegalArgumentException e) {
            return Place.UNKNOWN; // dots and digits, but no address
        } catch (IOException e) {
            LOG.warn("No place: {}", e.toString());
        }
        return place;
    }

    private static Place filledIn(Place known, Place more) {
        if (known.country().isEmpty()) {
            return more;
        }
        if (!known.country().equals(more.country())) {
            return known;
        }
        return new Place(
                known.country(),
                known.region().isEmpty() ? more.region() : known.region(),
                known.city().isEmpty() ? more.city() : known.city());
    }

    private static boolean isAddress(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ADDRESS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
