package dev.footfall.config;

import java.util.List;

/// Where and for whom the server listens.
///
/// @param trustedProxies networks in CIDR form
/// @param atOnce how many requests other than events are worked on at the same time
public record HttpSettings(String host, int port, List<String> trustedProxies, int atOnce) {

    private static final int LARGEST_PORT = 65_535;
    private static final int LARGEST_AT_ONCE = 10_000;

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    static HttpSettings read(SettingsReader reader) {
        return new HttpSettings(
                reader.text("http.host"),
                reader.whole("http.port", 0, LARGEST_PORT),
                reader.texts("http.trusted-proxies"),
                reader.whole("http.at-once", 1, LARGEST_AT_ONCE));
    }
}
