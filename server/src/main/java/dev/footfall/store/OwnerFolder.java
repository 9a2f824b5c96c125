package dev.footfall.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/// A folder into which only its owner can look. One that is there already stays as its owner has
/// set it up.
public final class OwnerFolder {

    private static final FileAttribute<?>[] OWNER_ONLY = OwnerOnly.rights("rwx------");

    private OwnerFolder() {}

    /// Makes the folder, and those above it, where they are missing.
    public static Path make(Path folder) throws IOException {
        return Files.createDirectories(folder, OWNER_ONLY);
    }
}
