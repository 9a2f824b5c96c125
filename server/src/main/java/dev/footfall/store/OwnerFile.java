package dev.footfall.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A small file of ASCII text with secrets in it, which only its owner can read. What was written
/// is on disk when a method returns.
///
/// @param path lies in a folder that exists
public record OwnerFile(Path path) {

    private static final FileAttribute<?>[] OWNER_ONLY = OwnerOnly.rights("rw-------");

    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /// The bytes of a key that the file holds in hex; made where there is no file.
    ///
    /// @throws IOException when the file cannot be read or holds no such key
    public byte[] key(int bytes, SecureRandom random) throws IOException {
        if (!Files.exists(path)) {
            byte[] made = new byte[bytes];
            random.nextBytes(made);
            replace(HexFormat.of().formatHex(made) + "\n");
            return made;
        }
        String text = Files.readString(path, StandardCharsets.US_ASCII).strip();
        try {
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length == bytes) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Said below, in words for the operator.
        }
        throw new IOException(path + " is damaged: it is no key of " + bytes + " bytes");
    }

    /// Puts a text in place of the file's, all or nothing.
    public void replace(String text) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(fresh, NEW, OWNER_ONLY)) {
            writeAll(channel, text);
        }
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Adds to the file, which must exist.
    public void append(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.APPEND)) {
            writeAll(channel, text);
        }
    }

    private static void writeAll(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
