package dev.footfall.logfile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the files that the user named.
public final class LogPaths {

    /// How standard input is named.
    public static final String STANDARD_INPUT = "-";

    private LogPaths() {}

    /// Names and globs (`/var/log/nginx/access.log*`; the pattern may be in the last part only),
    /// each file once. `-` is left out.
    ///
    /// @throws ImportException naming what does not exist
    public static List<Path> find(List<String> names) {
        Set<Path> found = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.equals(STANDARD_INPUT)) {
                found.addAll(find(name));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> find(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new ImportException(
                    name + " is a folder; name its files, such as " + name + "/*.log");
        }
        if (Files.exists(path)) {
            return List.of(path.normalize());
        }
        if (name.indexOf('*') < 0 && name.indexOf('?') < 0 && name.indexOf('[') < 0) {
            throw new ImportException("there is no file " + name);
        }
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        List<Path> matches = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, String.valueOf(path.getFileName()))) {
            files.forEach(file -> matches.add(file.normalize()));
        } catch (IOException e) {
            throw new ImportException("cannot look into " + folder + ": " + e.getMessage(), e);
        }
        matches.removeIf(Files::isDirectory);
        if (matches.isEmpty()) {
            throw new ImportException("no file matches " + name);
        }
        return matches;
    }
}
