package dev.footfall.ingest.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where place data is looked for.
///
/// @param named the operator's .mmdb files, and folders of them; empty: the folder of fetched data
/// @param data the data folder
public record PlacePaths(List<Path> named, Path data) {

    static final String SETTING = "geo.path";

    private static final String ENDING = ".mmdb";

    /// More files than anybody splits places into.
    private static final int MOST_FILES = 32;

    public PlacePaths {
        named = List.copyOf(named);
    }

    /// Where `footfall geo` puts what it fetches.
    public Path fetched() {
        return data.resolve("geo");
    }

    /// The files there are now, in the order in which they are asked, with those that are named but
    /// missing.
    List<Path> files() {
        Stream<Path> all =
                named.isEmpty()
                        ? inFolder(fetched()).stream()
                        : named.stream().flatMap(PlacePaths::expanded);
        return all.distinct().limit(MOST_FILES).toList();
    }

    private static Stream<Path> expanded(Path path) {
        List<Path> inside = inFolder(path);
        return inside.isEmpty() ? Stream.of(path) : inside.stream();
    }

    private static List<Path> inFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
