package dev.footfall.ingest.bot;

import dev.footfall.ingest.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Folders of address ranges for tests.
final class Folders {

    private static final List<String> SHARED =
            List.of(
                    "ipranges-bing-ipv4.txt",
                    "ipranges-duckduckbot-ipv4.txt",
                    "ipranges-facebook-ipv4.txt",
                    "ipranges-facebook-ipv6.txt",
                    "ipranges-googlebot-ipv4.txt",
                    "ipranges-googlebot-ipv6.txt",
                    "ipranges-openai-ipv4.txt",
                    "ipranges-perplexity-ipv4.txt",
                    "ipranges-pingdom-ipv4.txt",
                    "ipranges-pingdom-ipv6.txt",
                    "ipranges-statuscake-ipv4.txt",
                    "x4bnet-datacenter-ipv4.txt",
                    "x4bnet-datacenter-ipv6.txt",
                    "x4bnet-vpn-ipv4.txt");

    private Folders() {}

    /// The real lists.
    static Path shared(Path folder) {
        try {
            for (String name : SHARED) {
                Files.copy(SharedData.file("ip/" + name), folder.resolve(name));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A few small lists, in the networks that are kept for examples.
    static BotRanges few(Path folder) {
        write(folder, "googlebot.txt", "192.0.2.0/25\n2001:db8:1::/48\n");
        write(folder, "openai.txt", "192.0.2.128/26");
        write(folder, "statuscake.txt", "192.0.2.192/26");
        write(folder, "facebook.txt", "203.0.113.0/28");
        write(folder, "datacenter.txt", "198.51.100.0/24\n192.0.2.0/24\n");
        write(folder, "vpn.txt", "198.51.100.128/25");
        return BotRanges.open(Optional.of(folder));
    }
}
