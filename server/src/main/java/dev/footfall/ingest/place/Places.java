package dev.footfall.ingest.place;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.model.Address;
import dev.footfall.model.Notice;
import dev.footfall.model.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where an address lies, in the operator's .mmdb files and then in the countries that come
/// with the server. What an earlier file leaves open, a later one may fill in. A file that cannot
/// be read is told as a notice, never a failure. Any thread may use it; it never asks the network.
public final class Places {

    /// Addresses come in bursts; a look-up without it costs some microseconds.
    private static final int CACHED_ADDRESSES = 20_000;

    /// Longer than any address with port, brackets or zone.
    private static final int LONGEST_TEXT = 100;

    /// What one file says of an address.
    ///
    /// @param file its name without the folder
    public record Said(String file, Place place) {}

    /// The files in use and what they said.
    private record Shelf(List<PlaceFile> files, LoadingCache<String, Place> known) {

        static Shelf of(List<PlaceSource> sources) {
            List<PlaceFile> files =
                    sources.stream().map(PlaceSource::file).flatMap(Optional::stream).toList();
            return new Shelf(
                    files,
                    Caffeine.newBuilder()
                            .maximumSize(CACHED_ADDRESSES)
                            .executor(Runnable::run)
                            .build(text -> Places.lookUp(files, text)));
        }
    }

    private final PlacePaths paths;
    private final PlaceSource bundled;
    private volatile List<PlaceSource> sources = List.of();
    private volatile Shelf shelf = Shelf.of(List.of());

    private Places(PlacePaths paths) {
        this.paths = paths;
        this.bundled =
                new PlaceSource(
                        Path.of(BundledPlaces.NAME),
                        "places",
                        _ -> BundledPlaces.open(paths.data()));
    }

    public static Places open(PlacePaths paths) {
        Places places = new Places(paths);
        boolean _ = places.reloadIfChanged();
        return places;
    }

    /// The country data that comes with the server, and what was fetched into the data folder.
    public static Places bundled(Path data) {
        return open(new PlacePaths(List.of(), data));
    }

    /// Deletes what an earlier server, killed while it read place files, left in the data folder.
    public static void tidy(Path data) throws IOException {
        PlaceFile.forgetCopies(data);
    }

    /// What is wrong with a file of places, going on from its name; empty when it can be used.
    public static Optional<String> fault(Path file) {
        try {
            var _ = PlaceFile.open(file);
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(e.why());
        }
    }

    /// @param address in text; what is no IP address lies nowhere
    public Place find(String address) {
        return address.isEmpty() || address.length() > LONGEST_TEXT
                ? Place.UNKNOWN
                : shelf.known.get(address);
    }

    /// What each file says of an address, in the order in which they are asked.
    public List<Said> ask(Address address) {
        return shelf.files.stream().map(file -> new Said(file.name(), file.find(address))).toList();
    }

    /// What is wrong with the files now.
    public List<Notice> notices() {
        return sources.stream().map(PlaceSource::notice).flatMap(Optional::stream).toList();
    }

    /// What the licences of the files in use ask to be shown.
    public List<Credit> credits() {
        return shelf.files.stream()
                .map(PlaceFile::credit)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// Opens the files that were added or replaced, and forgets what the old ones said. Keeps an
    /// old one while the new one cannot be read. To be called now and then.
    ///
    /// @return whether anything changed
    public synchronized boolean reloadIfChanged() {
        List<PlaceSource> before = sources;
        List<PlaceSource> now = new ArrayList<>();
        for (Path path : paths.files()) {
            now.add(
                    before.stream()
                            .filter(source -> source.path().equals(path))
                            .findFirst()
                            .orElseGet(() -> source(path)));
        }
        now.add(bundled);
        boolean isChanged = !now.equals(before);
        for (PlaceSource source : now) {
            isChanged |= source.refresh();
        }
        if (isChanged) {
            sources = List.copyOf(now);
            shelf = Shelf.of(now);
        }
        return isChanged;
    }

    /// Fetched files are replaced as a whole; the operator's may be written into.
    private PlaceSource source(Path path) {
        boolean isFetched = path.startsWith(paths.fetched());
        return new PlaceSource(
                path,
                isFetched ? "places" : PlacePaths.SETTING,
                isFetched ? PlaceFile::open : file -> PlaceFile.openCopy(file, paths.data()));
    }

    private static Place lookUp(List<PlaceFile> files, String text) {
        Optional<Address> address = Address.parse(text);
        if (address.isEmpty() || SpecialNetworks.word(address.get()).isPresent()) {
            return Place.UNKNOWN;
        }
        Place place = Place.UNKNOWN;
        for (PlaceFile file : files) {
            place = filledIn(place, file.find(address.get()));
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
}
