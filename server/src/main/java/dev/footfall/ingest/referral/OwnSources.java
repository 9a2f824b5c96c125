package dev.footfall.ingest.referral;

import dev.footfall.ingest.referral.Sources.Medium;
import dev.footfall.ingest.referral.Sources.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Our own list of sources, `sources.txt`, which goes before the bundled one.
final class OwnSources {

    /// @param place a host, a host with a path, or a brand with `.*` for the domains of all
    ///   countries
    record Entry(String place, Source source) {}

    private static final String LIST = "sources.txt";

    private OwnSources() {}

    static List<Entry> load() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = OwnSources.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + LIST);
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.addAll(read(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
        return entries;
    }

    private static List<Entry> read(String line) {
        String[] parts = line.split("; *", -1);
        Source source = new Source(parts[1], Medium.valueOf(parts[0]));
        List<Entry> entries = new ArrayList<>();
        for (String place : parts[2].strip().split(" +", -1)) {
            entries.add(new Entry(place, source));
        }
        return entries;
    }
}
