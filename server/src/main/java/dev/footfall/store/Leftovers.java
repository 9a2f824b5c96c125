package dev.footfall.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a killed process left in a folder of the data folder in which it kept nothing but files for
/// the moment.
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /// Deletes the folder's files; for whoever holds the store, before using the folder. What
    /// cannot be deleted is told in the log, and stays.
    public static void remove(Path folder) {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> left = files.filter(Files::isRegularFile).toList();
                for (Path file : left) {
                    Files.delete(file);
                    LOG.info("Removed {}, which a process left that was killed", file);
                }
            } catch (IOException e) {
                LOG.warn("What a killed process left in {} stays there", folder, e);
            }
        }
    }
}
