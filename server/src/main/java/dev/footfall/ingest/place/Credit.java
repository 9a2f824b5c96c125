package dev.footfall.ingest.place;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the licence of some place data asks to be shown where its places are shown.
///
/// @param text the words that the licence names
/// @param url where they lead
public record Credit(String text, String url) {

    private record Source(String mark, Credit credit) {}

    private static final Credit DB_IP = new Credit("IP Geolocation by DB-IP", "https://db-ip.com");

    /// By words in a file's type or description. GeoIP2, which is bought, asks for none.
    private static final List<Source> SOURCES =
            List.of(
                    new Source("dbip", DB_IP),
                    new Source("db-ip", DB_IP),
                    new Source(
                            "geolite",
                            new Credit(
                                    "Includes GeoLite Data created by MaxMind",
                                    "https://www.maxmind.com")),
                    new Source(
                            "ip2location",
                            new Credit(
                                    "Uses the IP2Location LITE database for IP geolocation",
                                    "https://lite.ip2location.com")),
                    new Source(
                            "ipinfo",
                            new Credit("IP address data powered by IPinfo", "https://ipinfo.io")));

    /// @param about the type and description that a file gives itself, and its name
    static Optional<Credit> of(String about) {
        String lower = about.toLowerCase(Locale.ROOT);
        return SOURCES.stream()
                .filter(source -> lower.contains(source.mark))
                .map(Source::credit)
                .findFirst();
    }
}
