package dev.footfall.ingest.visitor;

import dev.footfall.ingest.visitor.Salts.Salt;
import dev.footfall.store.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Keeps salts on disk: a line each, `day made-in-seconds key`, in a file that only its owner can
/// read. A new one is appended and forced to the disk; leaving some out writes a new file in the
/// old one's place.
final class SaltFile {

    private final Path salts;
    private final Path key;

    private SaltFile(Path folder) {
        this.salts = folder.resolve("salts");
        this.key = folder.resolve("visitor.key");
    }

    static SaltFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new SaltFile(folder);
    }

    /// The stable key; made at the first start.
    Key stableKey(SecureRandom random) throws IOException {
        String hex = HexFormat.of().formatHex(new OwnerFile(key).key(Key.BYTES, random));
        return Key.parse(hex).orElseThrow();
    }

    List<Salt> read() throws IOException {
        if (!Files.exists(salts)) {
            return List.of();
        }
        List<Salt> read = new ArrayList<>();
        for (String line : Files.readAllLines(salts, StandardCharsets.ISO_8859_1)) {
            parse(line).ifPresent(read::add);
        }
        return read;
    }

    /// Empty for a line that a crash cut short: its salt was never used.
    private static Optional<Salt> parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            long day = Long.parseLong(parts[0]);
            Instant made = Instant.ofEpochSecond(Long.parseLong(parts[1]));
            return Key.parse(parts[2]).map(salt -> new Salt(day, made, salt));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void append(Salt salt) throws IOException {
        // The first line end ends whatever an append that failed has left.
        new OwnerFile(salts).append("\n" + line(salt));
    }

    void replace(Collection<Salt> kept) throws IOException {
        StringBuilder text = new StringBuilder();
        kept.forEach(salt -> text.append(line(salt)));
        new OwnerFile(salts).replace(text.toString());
    }

    private static String line(Salt salt) {
        return salt.day() + " " + salt.made().getEpochSecond() + " " + salt.key().hex() + "\n";
    }
}
