package dev.footfall.ingest.visitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// 128 secret bits in a file of their own that only its owner can read; made where the file is
/// missing, so that deleting it drops the key for good.
public final class KeyFile {

    private KeyFile() {}

    static Key key(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            Key made = Key.random(random);
            SaltFile.write(file, made.hex() + "\n");
            return made;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return Key.parse(text)
                .orElseThrow(() -> new IOException(file + " is damaged: it is no 128-bit key"));
    }

    /// Its 16 bytes.
    public static byte[] bytes(Path file, SecureRandom random) throws IOException {
        return HexFormat.of().parseHex(key(file, random).hex());
    }
}
